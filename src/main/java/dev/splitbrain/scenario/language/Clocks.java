package dev.splitbrain.scenario.language;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Distributions;
import dev.splitbrain.world.ClockPlan;
import dev.splitbrain.world.NodePlan;
import java.util.Optional;
import java.util.function.Function;

/** {@code clocks}: how far off they are, how fast they drift, and what sets them right. */
final class Clocks {
    private static final Distribution ZERO = Distribution.constant(0);
    private static final Key<Long> EVERY =
            Key.required("every", Quantities.PERIOD.like("10s"), "How often the wall clock is set.");

    private final Key<PerNode<Distribution>> skew;
    private final Key<PerNode<Distribution>> drift;
    private final Key<Optional<ClockPlan.Sync>> sync;

    private Clocks(Distributions distributions) {
        skew = Key.optional(
                "skew",
                PerNode.shape(distributions.offsetBound(), distributions.offset()),
                PerNode.nothing(),
                "0ms",
                "How far wall clocks are off at the start: 20ms for up to so much either way, a distribution, or by node.");
        drift = Key.optional(
                "drift",
                PerNode.shape(distributions.driftBound(), distributions.drift()),
                PerNode.nothing(),
                "0ppm",
                "How much too fast clocks run: 50ppm for up to so much either way, a distribution, or by node.");
        Key<Distribution> error = Key.optional(
                "error",
                distributions.offsetBound(),
                ZERO,
                "0ms",
                "How far the wall clock is off right after: 1ms for up to so much either way, or a distribution.");
        sync = Key.maybe(
                "sync",
                ObjectShape.of("a synchronisation", values -> sync(values, error), EVERY, error),
                "A daemon that sets wall clocks right again and again.");
    }

    /** The clock of each node. */
    static Shape<Function<NodePlan, ClockPlan>> shape(Distributions distributions) {
        Clocks clocks = new Clocks(distributions);
        return ObjectShape.of("clocks", clocks::plan, clocks.skew, clocks.drift, clocks.sync);
    }

    private static ClockPlan.Sync sync(Values values, Key<Distribution> error) {
        HowOften.period(values.get(EVERY), EVERY, values);
        return new ClockPlan.Sync(values.get(EVERY), values.get(error));
    }

    private Function<NodePlan, ClockPlan> plan(Values values) {
        return node ->
                new ClockPlan(values.get(skew).of(node, ZERO), values.get(drift).of(node, ZERO), values.get(sync));
    }
}
