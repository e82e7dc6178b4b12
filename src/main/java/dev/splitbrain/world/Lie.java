package dev.splitbrain.world;

import dev.splitbrain.random.Distribution;
import java.util.List;

/** How a byzantine node deviates. */
public sealed interface Lie {
    /** The name in scenarios: {@code silent}; of a lie that the protocol names, that name. */
    String name();

    /** It receives, and sends nothing. */
    record Silent() implements Lie {
        @Override
        public String name() {
            return "silent";
        }
    }

    /** It sends all, but late. */
    record Delaying(Distribution byNanos) implements Lie {
        @Override
        public String name() {
            return "delaying";
        }
    }

    /** It tells different peers different things: half of them get messages with another value. Empty for all types. */
    record Equivocating(List<String> messages) implements Lie {
        public Equivocating {
            messages = List.copyOf(messages);
        }

        @Override
        public String name() {
            return "equivocating";
        }
    }

    /** It sends old messages again, this share of the number that it sends. */
    record Replaying(double share) implements Lie {
        @Override
        public String name() {
            return "replaying";
        }
    }

    /** It changes a component of the messages of one type. */
    record Tampering(String message, String component) implements Lie {
        @Override
        public String name() {
            return "tampering";
        }
    }

    /** A lie that the protocol itself names. */
    record Named(String name) implements Lie {}
}
