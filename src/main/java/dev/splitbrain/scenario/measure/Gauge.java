package dev.splitbrain.scenario.measure;

import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.trace.TraceSink;
import java.util.Optional;
import java.util.OptionalDouble;

/** Takes a figure of one run; may listen while the run goes on. */
@FunctionalInterface
public interface Gauge {
    /** The figure once the run is over; empty where the run does not have it, as when nobody was elected. */
    OptionalDouble of(RunResult run);

    /** What must be told of the run's steps. */
    default Optional<TraceSink> listener() {
        return Optional.empty();
    }
}
