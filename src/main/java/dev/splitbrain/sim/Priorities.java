package dev.splitbrain.sim;

import dev.splitbrain.random.Rng;
import dev.splitbrain.world.Ordering;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which of the messages on their way comes first. */
interface Priorities {
    void sent(Envelope envelope, long nowNanos);

    /** The highest comes first. */
    long of(Envelope envelope);

    void gone(Envelope envelope);

    /** Until when a message waits whatever else there is; 0 where it does not. */
    long lateUntilNanos(Envelope envelope);

    static Priorities of(Ordering.ByPriority ordering, Rng rng) {
        return ordering instanceof Ordering.Chains chains ? new OfChains(chains, rng) : new OfRaces(rng);
    }

    /** Of chains; at change points one falls below all others. */
    final class OfChains implements Priorities {
        private final Ordering.Chains ordering;
        private final Rng rng;
        private final Map<Integer, Long> drawn = new HashMap<>(); // by chain; never iterated
        private final Map<Integer, Long> lateUntilNanos = new HashMap<>(); // by chain; never iterated
        private final Map<Long, Integer> changes = new HashMap<>(); // the priority there, by message; never iterated
        private long messages;

        private OfChains(Ordering.Chains ordering, Rng rng) {
            this.ordering = ordering;
            this.rng = rng;
            for (int i = 0; i < ordering.changes(); i++) changes.put(1 + rng.nextLong(ordering.messages()), -1 - i);
        }

        @Override
        public void sent(Envelope envelope, long nowNanos) {
            drawn.computeIfAbsent(envelope.chain(), chain -> rng.nextLong() >>> 1);
            Integer below = changes.get(++messages);
            if (below == null) return;
            drawn.put(envelope.chain(), (long) below);
            ordering.lateNanos().ifPresent(late -> lateUntilNanos.put(envelope.chain(), nowNanos + late));
        }

        @Override
        public long of(Envelope envelope) {
            return drawn.get(envelope.chain());
        }

        @Override
        public void gone(Envelope envelope) {}

        @Override
        public long lateUntilNanos(Envelope envelope) {
            return lateUntilNanos.getOrDefault(envelope.chain(), 0L);
        }
    }

    /** Of messages; those that raced with the one that arrived draw anew. */
    final class OfRaces implements Priorities {
        private final Rng rng;
        private final Map<Envelope, Long> drawn = new HashMap<>(); // never iterated
        private final Map<Integer, Set<Envelope>> byReceiver = new HashMap<>(); // never iterated

        private OfRaces(Rng rng) {
            this.rng = rng;
        }

        @Override
        public void sent(Envelope envelope, long nowNanos) {
            drawn.put(envelope, rng.nextLong());
            byReceiver
                    .computeIfAbsent(envelope.to(), to -> new LinkedHashSet<>())
                    .add(envelope);
        }

        @Override
        public long of(Envelope envelope) {
            return drawn.get(envelope);
        }

        @Override
        public void gone(Envelope envelope) {
            drawn.remove(envelope);
            Set<Envelope> raced = byReceiver.get(envelope.to());
            raced.remove(envelope);
            for (Envelope other : raced) drawn.put(other, rng.nextLong());
        }

        @Override
        public long lateUntilNanos(Envelope envelope) {
            return 0;
        }
    }
}
