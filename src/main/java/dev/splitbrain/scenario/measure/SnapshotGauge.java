package dev.splitbrain.scenario.measure;

import dev.splitbrain.node.Note;
import dev.splitbrain.node.SnapshotNote;
import dev.splitbrain.node.SnapshotNote.SnapshotId;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** How long the snapshots of a run took that were completed, on average. */
final class SnapshotGauge implements Gauge, TraceSink {
    private final Map<SnapshotId, Long> begun = new HashMap<>(); // never iterated
    private long completed;
    private long sumNanos;

    @Override
    public Optional<TraceSink> listener() {
        return Optional.of(this);
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED);
    }

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(SnapshotNote.class);
    }

    @Override
    public void accept(Step step) {
        Note note = ((Step.Noted) step).note();
        if (note instanceof SnapshotNote.BeganSnapshot began) {
            begun.put(began.snapshot(), step.timeNanos());
        } else if (note instanceof SnapshotNote.AssembledSnapshot assembled) {
            completed++;
            sumNanos += step.timeNanos() - begun.get(assembled.snapshot());
        }
    }

    @Override
    public OptionalDouble of(RunResult run) {
        return completed == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sumNanos / completed);
    }
}
