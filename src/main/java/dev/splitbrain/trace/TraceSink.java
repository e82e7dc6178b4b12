package dev.splitbrain.trace;

import java.util.Set;

/** Who is told of steps while the run goes on. */
public interface TraceSink {
    /** The kinds that this sink is told of; fixed for a run. */
    Set<StepKind> wants();

    /** A step of a wanted kind happened. */
    void accept(Step step);
}
