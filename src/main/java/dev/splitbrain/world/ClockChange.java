package dev.splitbrain.world;

import dev.splitbrain.random.Distribution;

/** What a fault does to a clock. */
public sealed interface ClockChange {
    /** The wall clock is set ahead, or back where negative; it stays so after the fault unless something sets it right. */
    record Jump(Distribution byNanos) implements ClockChange {}

    /** Wall and monotonic clock run too fast by this many millionths, or too slow where negative. */
    record Drift(Distribution ppm) implements ClockChange {}

    /** The wall clock jumps ahead by so much, and back, once each period. */
    record Strobe(long byNanos, long periodNanos) implements ClockChange {}
}
