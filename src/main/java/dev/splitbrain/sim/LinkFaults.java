package dev.splitbrain.sim;

import dev.splitbrain.node.Message;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Rng;
import dev.splitbrain.world.FaultAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What faults do to links now. A fault hits links between nodes; those of clients are as the scenario's network says. */
final class LinkFaults {
    private final List<Weather> active = new ArrayList<>();

    /** Some links, each with its direction. */
    @FunctionalInterface
    interface Links {
        boolean have(int from, int to);
    }

    /** A message that waits for a hold to end. */
    record Held(int from, int to, Message message, long sentStep) {}

    /** One fault while it lasts. */
    static final class Weather {
        private final Links links;
        private final Set<String> types; // empty for all
        private final boolean holds;
        private final double drop;
        private final double duplicate;
        private final double corrupt;
        private final double times;
        private final Optional<Distribution> moreNanos;
        private final List<Held> held = new ArrayList<>();

        private Weather(Links links, List<String> types, FaultAction action) {
            this.links = links;
            this.types = Set.copyOf(types);
            holds = action instanceof FaultAction.Hold;
            drop = action instanceof FaultAction.Drop worse ? worse.share() : 0;
            duplicate = action instanceof FaultAction.Duplicate worse ? worse.share() : 0;
            corrupt = action instanceof FaultAction.Corrupt worse ? worse.share() : 0;
            times = action instanceof FaultAction.Slow slow ? slow.times() : 1;
            moreNanos = action instanceof FaultAction.Slow slow ? slow.moreNanos() : Optional.empty();
        }

        static Weather of(FaultAction action, Links links) {
            return new Weather(links, types(action), action);
        }

        private static List<String> types(FaultAction action) {
            if (action instanceof FaultAction.Drop drop) return drop.messages();
            if (action instanceof FaultAction.Duplicate twice) return twice.messages();
            if (action instanceof FaultAction.Corrupt damaged) return damaged.messages();
            return List.of();
        }

        private boolean hits(int from, int to, Message message) {
            return links.have(from, to)
                    && (types.isEmpty() || types.contains(message.getClass().getSimpleName()));
        }

        /** What it held back, in the order of sending. */
        List<Held> held() {
            return held;
        }
    }

    void begin(Weather weather) {
        active.add(weather);
    }

    void end(Weather weather) {
        active.remove(weather);
    }

    boolean none() {
        return active.isEmpty();
    }

    /** Whether a fault keeps the message back. */
    boolean holds(int from, int to, Message message, long sentStep) {
        for (Weather weather : active) {
            if (!weather.holds || !weather.hits(from, to, message)) continue;
            weather.held.add(new Held(from, to, message, sentStep));
            return true;
        }
        return false;
    }

    boolean drops(int from, int to, Message message, Rng rng) {
        for (Weather weather : active) if (weather.hits(from, to, message) && rng.chance(weather.drop)) return true;
        return false;
    }

    boolean duplicates(int from, int to, Message message, Rng rng) {
        for (Weather weather : active) {
            if (weather.hits(from, to, message) && rng.chance(weather.duplicate)) return true;
        }
        return false;
    }

    boolean corrupts(int from, int to, Message message, Rng rng) {
        for (Weather weather : active) if (weather.hits(from, to, message) && rng.chance(weather.corrupt)) return true;
        return false;
    }

    /** The delay with what slow links add, the faults in the order of their beginning. */
    long slowed(int from, int to, Message message, long delayNanos, Rng rng) {
        double slowed = delayNanos;
        for (Weather weather : active) {
            if (!weather.hits(from, to, message)) continue;
            slowed *= weather.times;
            if (weather.moreNanos.isPresent()) slowed += weather.moreNanos.get().sampleLong(rng);
        }
        return Math.min(Distribution.LONGEST, Math.round(slowed));
    }
}
