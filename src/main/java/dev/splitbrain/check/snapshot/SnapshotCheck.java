package dev.splitbrain.check.snapshot;

import dev.splitbrain.check.Check;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.SnapshotNote;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.EnumSet;
import java.util.Set;

/** A check that goes by what nodes tell of payments and snapshots. */
abstract class SnapshotCheck implements Check {
    final Payments payments = new Payments();

    @Override
    public final Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED);
    }

    @Override
    public final Set<Class<? extends Note>> wantsNotes() {
        return Set.of(SnapshotNote.class);
    }

    @Override
    public final void accept(Step step) {
        payments.accept(step);
    }
}
