package dev.splitbrain.scenario.measure;

import dev.splitbrain.node.Note;
import dev.splitbrain.node.SnapshotNote;
import dev.splitbrain.node.SnapshotNote.SnapshotId;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.trace.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** How long the snapshots of a run took that were completed, on average. */
final class SnapshotGauge extends NoteListener {
    private final Map<SnapshotId, Long> begun = new HashMap<>(); // never iterated
    private long completed;
    private long sumNanos;

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(SnapshotNote.class);
    }

    @Override
    void noted(Step.Noted noted) {
        Note note = noted.note();
        if (note instanceof SnapshotNote.BeganSnapshot began) {
            begun.put(began.snapshot(), noted.timeNanos());
        } else if (note instanceof SnapshotNote.AssembledSnapshot assembled) {
            completed++;
            sumNanos += noted.timeNanos() - begun.get(assembled.snapshot());
        }
    }

    @Override
    public OptionalDouble of(RunResult run) {
        return completed == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sumNanos / completed);
    }
}
