package dev.splitbrain.scenario.language;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Distributions;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.world.CpuPlan;
import dev.splitbrain.world.NodePlan;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code cpu}: how long nodes work on what they handle, so that they saturate. */
final class Cpus {
    private final Key<PerNode<Distribution>> message;
    private final Key<Map<String, Distribution>> messages;

    private Cpus(Distributions distributions) {
        message = Key.optional(
                "message",
                PerNode.shape(distributions.delay(), distributions.delay()),
                PerNode.nothing(),
                "0s",
                "Time that a node needs for a message; meanwhile others wait. For all nodes, or by node.");
        messages = Key.optional(
                "messages",
                Lists.map(Names.message(), distributions.delay(), "times by type, such as {AppendEntries: 20us}"),
                Map.of(),
                "",
                "The same for messages of some types.");
    }

    /** The time of each node. */
    static Shape<Function<NodePlan, CpuPlan>> shape(Distributions distributions) {
        Cpus cpus = new Cpus(distributions);
        return ObjectShape.of("cpu times", cpus::plan, cpus.message, cpus.messages)
                .shorthand(cpus.message)
                .<Function<NodePlan, CpuPlan>>map(plan -> plan)
                .checked((plan, node, reading) -> reading.declare(Names.SECTION, "cpu"));
    }

    private Function<NodePlan, CpuPlan> plan(Values values) {
        PerNode<Distribution> times = values.get(message);
        return node -> new CpuPlan(
                Optional.of(times.of(node, Distribution.constant(0))).filter(time -> values.has(message)),
                values.get(messages));
    }
}
