package dev.splitbrain.protocol.clocks;

import dev.splitbrain.node.ClockValue;
import dev.splitbrain.node.Context;
import dev.splitbrain.protocol.shared.clock.HybridClock;
import dev.splitbrain.protocol.shared.clock.LamportTime;
import dev.splitbrain.protocol.shared.clock.Timestamp;
import dev.splitbrain.protocol.shared.clock.VectorClock;

/** One node's clock: gives each event a time. */
interface EventClock {
    /** The time of a sending, or of an event that has to do with no message. */
    ClockValue tick();

    /** The time of the arrival of a message that was sent at {@code sent}. */
    ClockValue receive(ClockValue sent);

    /** A new clock for a node that has just started. */
    static EventClock of(Context<?> ctx, ClockSettings settings) {
        String node = ctx.self().name();
        return switch (settings.clock()) {
            case LAMPORT -> new Lamport(settings.mutant());
            case VECTOR -> new Vector(participant(ctx), settings.mutant());
            case HYBRID -> new Hybrid(ctx, new HybridClock(node, Timestamp.NEVER), settings.mutant());
            case INTERVAL -> new Interval(ctx, settings);
        };
    }

    /** A node that starts again is another participant: it does not know how far it had counted. */
    private static String participant(Context<?> ctx) {
        long started = ctx.monotonicNanos();
        return started == 0 ? ctx.self().name() : ctx.self().name() + "@" + started;
    }

    /** Lamport 1978, §3: implementation rules 1 and 2. */
    final class Lamport implements EventClock {
        private final Mutant mutant;
        private LamportTime time = LamportTime.ZERO;

        Lamport(Mutant mutant) {
            this.mutant = mutant;
        }

        @Override
        public ClockValue tick() {
            time = time.tick();
            return time;
        }

        @Override
        public ClockValue receive(ClockValue sent) {
            if (mutant != Mutant.DOES_NOT_LISTEN) time = time.max((LamportTime) sent);
            return mutant == Mutant.FORGETS_OWN_TICK ? time : tick();
        }
    }

    /** Mattern 1989, §4. */
    final class Vector implements EventClock {
        private final String self;
        private final Mutant mutant;
        private VectorClock time = VectorClock.ZERO;

        Vector(String self, Mutant mutant) {
            this.self = self;
            this.mutant = mutant;
        }

        @Override
        public ClockValue tick() {
            time = time.tick(self);
            return time;
        }

        @Override
        public ClockValue receive(ClockValue sent) {
            if (mutant != Mutant.DOES_NOT_LISTEN) time = time.merge((VectorClock) sent);
            return mutant == Mutant.FORGETS_OWN_TICK ? time : tick();
        }
    }

    /** Kulkarni et al. 2014, figure 5. */
    final class Hybrid implements EventClock {
        private final Context<?> ctx;
        private final Mutant mutant;
        private final HybridClock clock;

        Hybrid(Context<?> ctx, HybridClock clock, Mutant mutant) {
            this.ctx = ctx;
            this.clock = clock;
            this.mutant = mutant;
        }

        @Override
        public ClockValue tick() {
            if (mutant == Mutant.FOLLOWS_THE_WALL)
                return new Timestamp(ctx.clockNanos(), 0, ctx.self().name());
            return told(clock.tick(ctx.clockNanos()));
        }

        @Override
        public ClockValue receive(ClockValue sent) {
            if (mutant != Mutant.DOES_NOT_LISTEN) clock.learn((Timestamp) sent);
            return mutant == Mutant.FORGETS_OWN_TICK ? clock.last() : tick();
        }

        private Timestamp told(Timestamp time) {
            return mutant == Mutant.NO_COUNTER ? new Timestamp(time.nanos(), 0, time.node()) : time;
        }
    }

    /** The latest that true time can be: TT.now().latest (Corbett et al. 2012, §4.1.2). */
    final class Interval implements EventClock {
        private final Context<?> ctx;
        private final ClockSettings settings;
        private long lastNanos = Long.MIN_VALUE;

        Interval(Context<?> ctx, ClockSettings settings) {
            this.ctx = ctx;
            this.settings = settings;
        }

        @Override
        public ClockValue tick() {
            // Two events between two ticks of the wall clock are still two.
            lastNanos = Math.max(
                    lastNanos + 1, ctx.clockNanos() + settings.clockBound().toNanos());
            return new Timestamp(lastNanos, 0, ctx.self().name());
        }

        @Override
        public ClockValue receive(ClockValue sent) {
            return tick(); // whoever waited before sending is past already
        }
    }
}
