package dev.splitbrain.check;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.EnumSet;
import java.util.Set;

/** How many messages a node sends in the whole run, on average over all nodes: the traffic of a protocol. */
public final class MessagesPerNode implements Check {
    private final Limit limit;
    private long sent;

    public MessagesPerNode(Limit limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "messages-per-node";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.SENT);
    }

    @Override
    public void accept(Step step) {
        if (((Step.Sent) step).from() instanceof NodeId) sent++;
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        int nodes = evidence.nodes().size();
        return limit.judge(
                (double) sent / nodes, Quantity.count(sent, "message") + " of " + Quantity.count(nodes, "node"));
    }
}
