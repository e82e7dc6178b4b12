package dev.splitbrain.sim;

/**
 * A node's clocks. The monotonic clock runs at the node's own rate from zero; the wall clock is the same plus an offset,
 * which jumps.
 */
final class HostClock {
    private double rate = 1;
    private long offsetNanos;

    /** {@code driftPpm} parts per million fast; {@code offset} ahead. */
    void set(double driftPpm, long offset) {
        rate = 1 + driftPpm * 1e-6;
        offsetNanos = offset;
    }

    void jump(long byNanos) {
        offsetNanos += byNanos;
    }

    long monotonicNanos(long nowNanos) {
        return rate == 1 ? nowNanos : Math.round(nowNanos * rate);
    }

    long wallNanos(long nowNanos) {
        return monotonicNanos(nowNanos) + offsetNanos;
    }

    /** How long the node's delay really is. */
    long realNanos(long localNanos) {
        return rate == 1 ? localNanos : Math.round(localNanos / rate);
    }
}
