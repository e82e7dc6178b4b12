package dev.splitbrain.scenario.measure;

import dev.splitbrain.node.MembershipNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * How many whole protocol periods passed from the first crash of a run until members suspected the node or held it dead. A
 * member whose probe begins in the k-th period after the crash knows at the end of that probe, after k whole periods (Das et
 * al. 2002, §3.1).
 */
final class DetectionGauge implements Gauge, TraceSink {
    private final boolean byAll;
    private final TreeSet<NodeId> knowing = new TreeSet<>();
    private final TreeSet<NodeId> members = new TreeSet<>();
    private NodeId dead;
    private long deadNanos;
    private long firstNanos;
    private long lastNanos;

    /** Until the first member knows, or until all that are up do. */
    DetectionGauge(boolean byAll) {
        this.byAll = byAll;
    }

    @Override
    public Optional<TraceSink> listener() {
        return Optional.of(this);
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED, StepKind.BOOTED, StepKind.CRASHED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Booted booted) members.add(booted.node());
        else if (step instanceof Step.Crashed crashed) onCrash(crashed);
        else if (step instanceof Step.Noted noted && dead != null) onNote(noted);
    }

    private void onCrash(Step.Crashed crashed) {
        members.remove(crashed.node());
        if (dead != null) return;
        dead = crashed.node();
        deadNanos = crashed.timeNanos();
    }

    private void onNote(Step.Noted noted) {
        boolean knows = noted.note() instanceof MembershipNote.Suspected suspected
                        && suspected.member().equals(dead)
                || noted.note() instanceof MembershipNote.DeclaredDead declared
                        && declared.member().equals(dead);
        if (!knows || !knowing.add(noted.node())) return;
        if (knowing.size() == 1) firstNanos = noted.timeNanos();
        lastNanos = noted.timeNanos();
    }

    @Override
    public OptionalDouble of(RunResult run) {
        Optional<Duration> period = run.scenario().protocol().protocol().period();
        boolean known = byAll ? knowing.containsAll(members) : !knowing.isEmpty();
        if (dead == null || !known || period.isEmpty()) return OptionalDouble.empty();
        long tookNanos = (byAll ? lastNanos : firstNanos) - deadNanos;
        return OptionalDouble.of(Math.floorDiv(tookNanos, period.get().toNanos()));
    }
}
