package dev.splitbrain.workload;

import dev.splitbrain.random.Distribution;

/** When clients start operations. */
public sealed interface Load {
    /**
     * All clients together start operations at a rate, whatever becomes of earlier ones: latency counts from the intended
     * start, so that a stalled system is not flattered. Gaps are constant, or exponential ({@code poisson}).
     */
    record Open(double perSecond, boolean poisson) implements Load {}

    /** Each client starts an operation when its last one has ended and it has thought. */
    record Closed(Distribution thinkNanos) implements Load {}

    /** No load but the script. */
    record None() implements Load {}
}
