package dev.splitbrain.scenario.measure;

import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a new leader was heard. Raft's figure 16 measures an election like this: until the other servers had the new leader's
 * first heartbeat (Ongaro and Ousterhout 2014, §9.3).
 */
final class HeardLeader implements Gauge, TraceSink {
    /** A message from node to node that arrived. */
    private record Heard(long sentNanos, long atNanos, NodeId from, NodeId to) {}

    private final java.util.Map<Long, Long> sentNanos = new java.util.HashMap<>(); // by step; never iterated
    private final List<Heard> heard = new ArrayList<>();
    private final TreeSet<NodeId> up = new TreeSet<>();
    private boolean faulty;

    @Override
    public Optional<TraceSink> listener() {
        return Optional.of(this);
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.SENT, StepKind.DELIVERED, StepKind.FAULT_BEGAN, StepKind.BOOTED, StepKind.CRASHED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.FaultBegan) faulty = true;
        else if (step instanceof Step.Booted booted) up.add(booted.node());
        else if (step instanceof Step.Crashed crashed) up.remove(crashed.node());
        else if (!faulty) return;
        else if (step instanceof Step.Sent sent) sentNanos.put(sent.number(), sent.timeNanos());
        else if (step instanceof Step.Delivered delivered) onDelivered(delivered);
    }

    private void onDelivered(Step.Delivered delivered) {
        Long sent = sentNanos.get(delivered.cause());
        if (sent != null && isNode(delivered.from()) && isNode(delivered.to()))
            heard.add(new Heard(sent, delivered.timeNanos(), (NodeId) delivered.from(), (NodeId) delivered.to()));
    }

    private static boolean isNode(Endpoint endpoint) {
        return endpoint instanceof NodeId;
    }

    @Override
    public OptionalDouble of(RunResult run) {
        Optional<RoleSpan> next = LeaderMeasures.nextLeader(run);
        if (next.isEmpty()) return OptionalDouble.empty();
        Set<NodeId> others = new TreeSet<>();
        int most = (up.size() - 1) / 2 + 1;
        for (Heard message : heard) {
            boolean fromLeader = message.from.equals(next.get().node())
                    && message.sentNanos >= next.get().fromNanos();
            if (!fromLeader || !others.add(message.to) || others.size() < most) continue;
            return OptionalDouble.of(message.atNanos - LeaderMeasures.faultNanos(run));
        }
        return OptionalDouble.empty();
    }
}
