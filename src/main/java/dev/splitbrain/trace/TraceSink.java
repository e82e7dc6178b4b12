package dev.splitbrain.trace;

import dev.splitbrain.node.Note;
import java.util.Set;

/** Who is told of steps while the run goes on. */
public interface TraceSink {
    /** The kinds that this sink is told of; fixed for a run. */
    Set<StepKind> wants();

    /** Of which notes it is told, where it wants {@link StepKind#NOTED}: those of these types, all if it does not say. Fixed for a run. */
    default Set<Class<? extends Note>> wantsNotes() {
        return Set.of(Note.class);
    }

    /** A step of a wanted kind happened. */
    void accept(Step step);
}
