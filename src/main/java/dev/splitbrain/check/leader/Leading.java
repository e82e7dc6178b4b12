package dev.splitbrain.check.leader;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which running nodes hold themselves leader, step by step. */
final class Leading {
    /** The steps from which it is known. */
    static final Set<StepKind> STEPS =
            EnumSet.of(StepKind.BOOTED, StepKind.CRASHED, StepKind.PAUSED, StepKind.RESUMED, StepKind.NOTED);

    private final Map<NodeId, Step> leaders = new TreeMap<>(); // that run, by node: the step that made it so
    private final Map<NodeId, Step> asleep = new TreeMap<>(); // leaders that are paused
    private final Set<NodeId> paused = new TreeSet<>();
    private boolean told; // whether any node took a role

    /** Takes a step into account; true where it may have changed who leads. */
    boolean accept(Step step) {
        if (step instanceof Step.Noted noted) return noted.note() instanceof RoleNote role && onRole(noted, role);
        if (step instanceof Step.Booted booted) return forget(booted.node());
        if (step instanceof Step.Crashed crashed) return forget(crashed.node());
        if (step instanceof Step.Paused slept) return pause(slept.node());
        return step instanceof Step.Resumed resumed && resume(resumed);
    }

    private boolean onRole(Step.Noted noted, RoleNote role) {
        told = true;
        Map<NodeId, Step> those = paused.contains(noted.node()) ? asleep : leaders;
        if (RoleNote.leads(role.role())) return those.putIfAbsent(noted.node(), noted) == null;
        return those.remove(noted.node()) != null;
    }

    private boolean forget(NodeId node) {
        paused.remove(node);
        asleep.remove(node);
        return leaders.remove(node) != null;
    }

    private boolean pause(NodeId node) {
        paused.add(node);
        Step since = leaders.remove(node);
        if (since != null) asleep.put(node, since);
        return since != null;
    }

    private boolean resume(Step.Resumed resumed) {
        paused.remove(resumed.node());
        if (asleep.remove(resumed.node()) == null) return false;
        leaders.put(resumed.node(), resumed);
        return true;
    }

    /** The leaders that run, each with the step since which it leads: the note, or the end of a pause. */
    Map<NodeId, Step> leaders() {
        return leaders;
    }

    /** Whether any node ever told of a role. */
    boolean told() {
        return told;
    }
}
