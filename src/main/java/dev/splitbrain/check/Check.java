package dev.splitbrain.check;

import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.Set;

/** One question about a run. It is fed the steps that it wants, and asked once at the end. One object judges one run. */
public interface Check extends TraceSink {
    /** The name in scenarios: {@code linearizable}. */
    String name();

    /** What stands before its line in summaries, where a name is too little: {@code latency write p99}. */
    default String label() {
        return name();
    }

    /**
     * Whether weather that the protocol claims to survive may break it all the same: a bound on a figure, or that something
     * happens at all. What does not is a promise, and every breach of it a mistake.
     */
    default boolean dependsOnWeather() {
        return false;
    }

    /** The verdict, once the run has ended. */
    Verdict verdict(Evidence evidence);

    /** None, for a check that judges by the history alone. */
    @Override
    default Set<StepKind> wants() {
        return Set.of();
    }

    @Override
    default void accept(Step step) {}
}
