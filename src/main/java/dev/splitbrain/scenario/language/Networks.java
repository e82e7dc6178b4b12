package dev.splitbrain.scenario.language;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.terms.Distributions;
import dev.splitbrain.world.Link;

/** {@code network}: how messages travel. */
final class Networks {
    private static final Key<Double> LOSS =
            Key.optional("loss", Quantities.SHARE, 0.0, "0%", "Share of messages that vanish on the way.");
    private static final Key<Double> DUPLICATE = Key.optional(
            "duplicate", Quantities.SHARE, 0.0, "0%", "Share of messages that arrive twice, each with its own delay.");
    private static final Distribution ONE_MILLISECOND = Distribution.constant(1e6);

    private Networks() {}

    /** The network where a scenario says nothing. */
    static Link standard() {
        return Link.withDelay(ONE_MILLISECOND);
    }

    static Shape<Link> shape(Distributions distributions) {
        Key<Distribution> latency =
                Key.optional("latency", distributions.delay(), ONE_MILLISECOND, "1ms", "One-way delay of a message.");
        return ObjectShape.of(
                "a network",
                values -> new Link(values.get(latency), values.get(LOSS), values.get(DUPLICATE)),
                latency,
                LOSS,
                DUPLICATE);
    }
}
