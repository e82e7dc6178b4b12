package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Shape;

/** {@code record}: what is kept for the replay page. */
final class Recordings {
    private static final Key<Double> MESSAGES = Key.optional(
            "messages", Quantities.SHARE, 1.0, "100%", "Share of messages that are kept; states of nodes always are.");

    /** The share of messages. */
    static final Shape<Double> SHAPE = ObjectShape.of("a recording", values -> values.get(MESSAGES), MESSAGES);

    private Recordings() {}
}
