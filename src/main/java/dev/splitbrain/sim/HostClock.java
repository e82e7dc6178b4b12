package dev.splitbrain.sim;

/**
 * A node's clocks. The monotonic clock starts at zero and runs at the node's own rate, which may change; the wall clock is
 * the same plus an offset, which jumps.
 */
final class HostClock {
    private static final double MILLIONTH = 1e-6;

    private double driftPpm;
    private long sinceNanos; // of true time: when the rate last changed
    private long readingNanos; // of the monotonic clock then
    private long offsetNanos;

    /** From now on the clock runs so many millionths too fast; gives by how much what is left of its timers gets longer. */
    double drift(long now, double newDriftPpm) {
        double before = rate();
        readingNanos = monotonicNanos(now);
        sinceNanos = now;
        driftPpm = newDriftPpm;
        return before / rate();
    }

    void jump(long byNanos) {
        offsetNanos += byNanos;
    }

    /** Sets the wall clock so far ahead of true time. */
    void set(long now, long aheadNanos) {
        offsetNanos = now + aheadNanos - monotonicNanos(now);
    }

    double driftPpm() {
        return driftPpm;
    }

    /** How far the wall clock is ahead of true time. */
    long aheadNanos(long now) {
        return wallNanos(now) - now;
    }

    long monotonicNanos(long now) {
        return readingNanos + Math.round((now - sinceNanos) * rate());
    }

    long wallNanos(long now) {
        return monotonicNanos(now) + offsetNanos;
    }

    /** How long the node's delay really is, at its present rate. */
    long realNanos(long localNanos) {
        return driftPpm == 0 ? localNanos : Math.round(localNanos / rate());
    }

    private double rate() {
        return 1 + driftPpm * MILLIONTH;
    }
}
