package dev.splitbrain.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * A node's clocks. The monotonic clock starts at zero and runs at the node's own rate, which may change; the wall clock is
 * the same plus an offset, which jumps, and what swings it.
 */
final class HostClock {
    private static final double MILLIONTH = 1e-6;
    private static final double SLOWEST = 0.01; // a clock never stands still, however many faults slow it down

    private final List<Double> faultsPpm = new ArrayList<>(0);
    private double ownPpm;
    private double rate = 1;
    private long sinceNanos; // of true time: when the rate last changed
    private long readingNanos; // of the monotonic clock then
    private long offsetNanos;
    private long swingNanos;

    /** From the start the clock runs so many millionths too fast. */
    void runAt(double ppm) {
        ownPpm = ppm;
        change(0);
    }

    /** From now on the clock runs faster besides; gives by how much what is left of its timers gets longer. */
    double addDrift(long now, double ppm) {
        faultsPpm.add(ppm);
        return change(now);
    }

    /** The same undone. */
    double removeDrift(long now, double ppm) {
        faultsPpm.remove(ppm);
        return change(now);
    }

    private double change(long now) {
        double before = rate;
        readingNanos = monotonicNanos(now);
        sinceNanos = now;
        rate = Math.max(SLOWEST, 1 + driftPpm() * MILLIONTH);
        return before / rate;
    }

    void jump(long byNanos) {
        offsetNanos += byNanos;
    }

    /** Sets the wall clock ahead until it is set back by as much; what sets it right meanwhile does not notice. */
    void swing(long byNanos) {
        swingNanos += byNanos;
    }

    /** Sets the wall clock so far ahead of true time. */
    void set(long now, long aheadNanos) {
        offsetNanos = now + aheadNanos - monotonicNanos(now);
    }

    double driftPpm() {
        double ppm = ownPpm;
        for (double fault : faultsPpm) ppm += fault;
        return ppm;
    }

    /** How far the wall clock is ahead of true time. */
    long aheadNanos(long now) {
        return wallNanos(now) - now;
    }

    long monotonicNanos(long now) {
        return readingNanos + Math.round((now - sinceNanos) * rate);
    }

    long wallNanos(long now) {
        return monotonicNanos(now) + offsetNanos + swingNanos;
    }

    /** How long the node's delay really is, at its present rate: never so short that its own clock shows less. */
    long realNanos(long localNanos) {
        return rate == 1 ? localNanos : (long) Math.ceil(localNanos / rate);
    }
}
