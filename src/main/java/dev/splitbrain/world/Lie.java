package dev.splitbrain.world;

import dev.splitbrain.random.Distribution;
import java.util.List;

/** How a byzantine node deviates. */
public sealed interface Lie {
    /** It receives, and sends nothing. */
    record Silent() implements Lie {}

    /** It sends all, but late. */
    record Delaying(Distribution byNanos) implements Lie {}

    /** It tells different peers different things: half of them get messages with another value. Empty for all types. */
    record Equivocating(List<String> messages) implements Lie {
        public Equivocating {
            messages = List.copyOf(messages);
        }
    }

    /** It sends old messages again, this share of the number that it sends. */
    record Replaying(double share) implements Lie {}

    /** It changes a component of the messages of one type. */
    record Tampering(String message, String component) implements Lie {}

    /** A lie that the protocol itself names. */
    record Named(String name) implements Lie {}
}
