package dev.splitbrain.scenario.language;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Distributions;
import dev.splitbrain.world.DiskPlan;
import dev.splitbrain.world.NodePlan;
import java.util.Optional;
import java.util.function.Function;

/** {@code disks}: how long writes take, and what a crash may do to them. */
final class Disks {
    private static final Distribution STANDARD_FSYNC = Distribution.constant(1e6);
    private static final Key<PerNode<Double>> ERRORS =
            share("errors", "Share of forced writes that fail, upon which the node crashes; for all nodes or by node.");
    private static final Key<PerNode<Double>> TORN = share(
            "torn", "Share of crashes that leave half of the first write that was not durable; for all or by node.");
    private static final Key<PerNode<Double>> FLIPS =
            share("flips", "Share of crashes that damage a durable write, found by its checksum; for all or by node.");

    /** What the section says: the time of a forced write on most disks, and what differs by node. */
    record Plan(Distribution fsyncNanos, Function<NodePlan, DiskPlan> byNode) {
        static final Plan STANDARD = new Plan(STANDARD_FSYNC, node -> DiskPlan.SOUND);
    }

    private final Key<PerNode<Distribution>> fsync;

    private Disks(Distributions distributions) {
        fsync = Key.optional(
                "fsync",
                PerNode.shape(distributions.delay(), distributions.delay()),
                PerNode.nothing(),
                "1ms",
                "Time of a forced write once the disk is free; what a node sends after a write waits for it.");
    }

    static Shape<Plan> shape(Distributions distributions) {
        Disks disks = new Disks(distributions);
        return ObjectShape.of("disks", disks::plan, disks.fsync, ERRORS, TORN, FLIPS);
    }

    private static Key<PerNode<Double>> share(String name, String doc) {
        return Key.optional(name, PerNode.shape(Quantities.SHARE, Quantities.SHARE), PerNode.nothing(), "0%", doc);
    }

    private Plan plan(Values values) {
        PerNode<Distribution> times = values.get(fsync);
        return new Plan(
                times.all().orElse(STANDARD_FSYNC),
                node -> new DiskPlan(
                        times.named().isEmpty() ? Optional.empty() : Optional.of(times.of(node, STANDARD_FSYNC)),
                        values.get(ERRORS).of(node, 0.0),
                        values.get(TORN).of(node, 0.0),
                        values.get(FLIPS).of(node, 0.0)));
    }
}
