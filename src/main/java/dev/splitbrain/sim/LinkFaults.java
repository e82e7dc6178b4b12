package dev.splitbrain.sim;

import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.Message;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Rng;
import dev.splitbrain.world.FaultAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What faults do to links now. Each fault draws for itself, as a function of its seed and of the message's: so that one
 * fault less changes nothing about the others, nor about the network's own weather.
 */
final class LinkFaults {
    private final List<Weather> active = new ArrayList<>(); // in the order of their beginning
    private boolean none = true; // that nothing is active: asked for each message
    private final Rng rng = new Rng(0);

    /** Some links, each with its direction. */
    @FunctionalInterface
    interface Links {
        boolean have(int from, int to);
    }

    /** A message that waits for a hold to end. */
    record Held(Sender sender, int to, Message message, long sentStep) {}

    /** One fault while it lasts. */
    static final class Weather {
        private static final Set<String> CLIENT_MESSAGES = Arrays.stream(ClientMessage.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toUnmodifiableSet());

        private final long seed;
        private final Links links;
        private final Set<String> types; // empty for all
        private final boolean holds;
        private final double drop;
        private final double duplicate;
        private final double corrupt;
        private final double times;
        private final Optional<Distribution> moreNanos;
        private final List<Held> held = new ArrayList<>();

        private Weather(FaultAction action, List<String> types, Links links, long seed) {
            this.seed = seed;
            this.links = links;
            this.types = Set.copyOf(types);
            holds = action instanceof FaultAction.Hold;
            drop = action instanceof FaultAction.Drop worse ? worse.share() : 0;
            duplicate = action instanceof FaultAction.Duplicate worse ? worse.share() : 0;
            corrupt = action instanceof FaultAction.Corrupt worse ? worse.share() : 0;
            times = action instanceof FaultAction.Slow slow ? slow.times() : 1;
            moreNanos = action instanceof FaultAction.Slow slow ? slow.moreNanos() : Optional.empty();
        }

        static Weather of(FaultAction action, Links links, long seed) {
            return new Weather(action, types(action), links, seed);
        }

        private static List<String> types(FaultAction action) {
            if (action instanceof FaultAction.Drop drop) return drop.messages();
            if (action instanceof FaultAction.Duplicate twice) return twice.messages();
            if (action instanceof FaultAction.Corrupt damaged) return damaged.messages();
            return List.of();
        }

        /** Whether it names a type of message that clients send or get. */
        static boolean isOfClients(FaultAction action) {
            return types(action).stream().anyMatch(CLIENT_MESSAGES::contains);
        }

        private boolean hits(int from, int to, Message message) {
            return links.have(from, to)
                    && (types.isEmpty() || types.contains(message.getClass().getSimpleName()));
        }

        private boolean slows() {
            return times != 1 || moreNanos.isPresent();
        }

        /** What it held back, in the order of sending. */
        List<Held> held() {
            return held;
        }
    }

    void begin(Weather weather) {
        active.add(weather);
        none = false;
    }

    void end(Weather weather) {
        active.remove(weather);
        none = active.isEmpty();
    }

    boolean none() {
        return none;
    }

    /** Whether a fault keeps the message back. */
    boolean holds(Sender sender, int to, Message message, long sentStep) {
        for (Weather weather : active) {
            if (!weather.holds || !weather.hits(sender.place, to, message)) continue;
            weather.held.add(new Held(sender, to, message, sentStep));
            return true;
        }
        return false;
    }

    boolean drops(int from, int to, Message message, long chance) {
        return any(from, to, message, chance, weather -> weather.drop);
    }

    boolean duplicates(int from, int to, Message message, long chance) {
        return any(from, to, message, chance, weather -> weather.duplicate);
    }

    boolean corrupts(int from, int to, Message message, long chance) {
        return any(from, to, message, chance, weather -> weather.corrupt);
    }

    /** Whether a fault of those that have a share hits this message; {@code chance} is the message's seed. */
    private boolean any(int from, int to, Message message, long chance, ToDoubleFunction<Weather> share) {
        for (Weather weather : active) {
            double part = share.applyAsDouble(weather);
            if (part > 0
                    && weather.hits(from, to, message)
                    && own(weather, chance).chance(part)) return true;
        }
        return false;
    }

    private Rng own(Weather weather, long chance) {
        return rng.reseed(Rng.mix(weather.seed ^ chance));
    }

    /** The delay with what slow links add, the faults in the order of their beginning. */
    long slowed(int from, int to, Message message, long delayNanos, long chance) {
        double slowed = delayNanos;
        for (Weather weather : active) {
            if (!weather.slows() || !weather.hits(from, to, message)) continue;
            slowed *= weather.times;
            if (weather.moreNanos.isPresent()) slowed += weather.moreNanos.get().sampleLong(own(weather, chance));
        }
        return Math.min(Distribution.LONGEST, Math.round(slowed));
    }
}
