package dev.splitbrain.metrics;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who had which role when, up or down. Feed it a run, then ask for its {@link #spans}. */
public final class RoleTimeline implements TraceSink {
    private static final Comparator<RoleSpan> BY_NODE_AND_TIME =
            Comparator.comparing(RoleSpan::node).thenComparingLong(RoleSpan::fromNanos);

    /** What one node is, and since when. */
    private static final class Lane {
        String role = RoleSpan.UP;
        long epoch;
        String epochName = "term";
        boolean down;
        boolean paused;
        boolean superseded;
        long sinceNanos;

        String shownRole() {
            if (down) return RoleSpan.DOWN;
            if (paused) return RoleSpan.PAUSED;
            return superseded ? RoleSpan.STALE_LEADER : role;
        }
    }

    private final Map<NodeId, Lane> lanes = new TreeMap<>();
    private final List<RoleSpan> ended = new ArrayList<>();

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.BOOTED, StepKind.CRASHED, StepKind.PAUSED, StepKind.RESUMED, StepKind.NOTED);
    }

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(RoleNote.class);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Noted noted) {
            if (noted.note() instanceof RoleNote note) onRole(noted.node(), note, noted.timeNanos());
        } else if (step instanceof Step.Booted booted) {
            onBoot(booted);
        } else if (step instanceof Step.Crashed crashed) {
            change(crashed.node(), crashed.timeNanos(), lane -> lane.down = true);
        } else if (step instanceof Step.Paused paused) {
            change(paused.node(), paused.timeNanos(), lane -> lane.paused = true);
        } else if (step instanceof Step.Resumed resumed) {
            change(resumed.node(), resumed.timeNanos(), lane -> lane.paused = false);
        }
    }

    private void onBoot(Step.Booted booted) {
        change(booted.node(), booted.timeNanos(), lane -> {
            lane.role = RoleSpan.UP; // the role was volatile
            lane.epoch = 0;
            lane.down = false;
            lane.paused = false;
            lane.superseded = false;
        });
    }

    private void onRole(NodeId node, RoleNote note, long nowNanos) {
        change(node, nowNanos, lane -> {
            lane.role = note.role();
            lane.epoch = note.epoch();
            lane.epochName = note.epochName();
            lane.superseded = false;
        });
        if (!RoleNote.leads(note.role())) return;
        for (Map.Entry<NodeId, Lane> other : lanes.entrySet()) {
            Lane lane = other.getValue();
            if (RoleNote.leads(lane.role) && lane.epoch < note.epoch())
                change(other.getKey(), nowNanos, superseded -> superseded.superseded = true);
            // A node may hear late that it won an old election: it is stale from its first moment on.
            if (RoleNote.leads(lane.role) && lane.epoch > note.epoch() && !lane.down)
                change(node, nowNanos, late -> late.superseded = true);
        }
    }

    private void change(NodeId node, long nowNanos, java.util.function.Consumer<Lane> change) {
        Lane lane = lanes.computeIfAbsent(node, n -> new Lane());
        String roleBefore = lane.shownRole();
        long epochBefore = lane.epoch;
        String epochNameBefore = lane.epochName;
        change.accept(lane);
        if (roleBefore.equals(lane.shownRole()) && epochBefore == lane.epoch) return;
        end(new RoleSpan(node, roleBefore, epochBefore, epochNameBefore, lane.sinceNanos, nowNanos));
        lane.sinceNanos = nowNanos;
    }

    private void end(RoleSpan span) {
        if (span.lengthNanos() > 0) ended.add(span);
    }

    /** All spans by node and time; the last of each node ends with the run. Call it once, at the end. */
    public List<RoleSpan> spans(long endNanos) {
        lanes.forEach((node, lane) ->
                end(new RoleSpan(node, lane.shownRole(), lane.epoch, lane.epochName, lane.sinceNanos, endNanos)));
        ended.sort(BY_NODE_AND_TIME);
        return List.copyOf(ended);
    }
}
