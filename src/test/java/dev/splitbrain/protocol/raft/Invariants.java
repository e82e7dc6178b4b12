package dev.splitbrain.protocol.raft;

import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.raft.RaftNote.BecameLeader;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The promises of Raft's figure 3, on every step of a run. */
final class Invariants implements TraceSink {
    private final Map<Long, NodeId> leaders = new TreeMap<>();
    private final Map<NodeId, TreeMap<Long, Object>> logs = new TreeMap<>();
    private final Map<Long, Object> applied = new TreeMap<>();
    private final TreeMap<Long, Object> committed = new TreeMap<>();
    final List<String> violations = new ArrayList<>();
    int succeeded;
    int elections;
    int crashes;

    @Override
    public Set<StepKind> wants() {
        return Set.of(StepKind.NOTED, StepKind.COMPLETED, StepKind.CRASHED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Completed completed && completed.outcome() instanceof Outcome.Ok) succeeded++;
        if (step instanceof Step.Crashed) crashes++;
        if (!(step instanceof Step.Noted noted)) return;
        TreeMap<Long, Object> log = logs.computeIfAbsent(noted.node(), node -> new TreeMap<>());
        if (noted.note() instanceof BecameLeader leader) {
            elections++;
            NodeId other = leaders.putIfAbsent(leader.term(), noted.node());
            if (other != null) violate(step, "election safety: " + other + " and " + noted.node());
            for (var entry : committed.entrySet()) {
                if (!entry.getValue().equals(log.get(entry.getKey())))
                    violate(step, "leader completeness: " + noted.node() + " lacks " + entry.getValue());
            }
        } else if (noted.note() instanceof LogNote.Appended appended) {
            if (log.put(appended.index(), appended.entry()) != null) violate(step, "append over an entry");
        } else if (noted.note() instanceof LogNote.Truncated truncated) {
            log.tailMap(truncated.fromIndex(), true).clear();
        } else if (noted.note() instanceof LogNote.Committed commit) {
            for (var entry : log.headMap(commit.throughIndex(), true).entrySet()) {
                Object before = committed.putIfAbsent(entry.getKey(), entry.getValue());
                if (before != null && !before.equals(entry.getValue())) violate(step, "committed twice: " + before);
            }
        } else if (noted.note() instanceof LogNote.Applied apply) {
            Object before = applied.putIfAbsent(apply.index(), apply.entry());
            if (before != null && !before.equals(apply.entry())) violate(step, "state machine safety: " + before);
        }
    }

    private void violate(Step step, String what) {
        if (violations.size() < 3) violations.add("step " + step.number() + ": " + what);
    }
}
