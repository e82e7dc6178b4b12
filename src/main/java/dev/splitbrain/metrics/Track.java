package dev.splitbrain.metrics;

import java.util.List;

/**
 * A number over time: each sample holds until the next.
 *
 * @param measure what is measured, one of the constants
 * @param name of what: a node, a rumour, a queue
 */
public record Track(String measure, String name, List<Sample> samples) {
    /** A node's wall clock against true time, in nanoseconds. */
    public static final String CLOCK_OFFSET = "clock-offset";

    /** What waits: forced writes at a disk, messages on their way to a node, operations of clients. */
    public static final String QUEUE_LENGTH = "queue-length";

    /** How many nodes know of something. */
    public static final String INFORMED = "informed";

    /** How many members a node holds. */
    public static final String MEMBERS = "members";

    /** How many transactions are in doubt. */
    public static final String BLOCKED = "blocked";

    /** From a moment on, a value. */
    public record Sample(long atNanos, double value) {}

    public Track {
        samples = List.copyOf(samples);
    }

    /** The largest value that holds at some time from one moment to another; 0 where there is none. */
    public double most(long fromNanos, long toNanos) {
        double most = 0;
        for (int i = 0; i < samples.size(); i++) {
            long until = i + 1 < samples.size() ? samples.get(i + 1).atNanos() : Long.MAX_VALUE;
            if (samples.get(i).atNanos() < toNanos && until > fromNanos)
                most = Math.max(most, samples.get(i).value());
        }
        return most;
    }

    /** The value at a moment of a number that moves on straight lines from sample to sample. */
    public double between(long nanos) {
        for (int i = 1; i < samples.size(); i++) {
            Sample before = samples.get(i - 1);
            Sample after = samples.get(i);
            if (before.atNanos() > nanos || after.atNanos() <= nanos) continue;
            double share = (double) (nanos - before.atNanos()) / (after.atNanos() - before.atNanos());
            return before.value() + share * (after.value() - before.value());
        }
        return at(nanos);
    }

    /** The value at a moment; 0 before the first sample. */
    public double at(long nanos) {
        double value = 0;
        for (Sample sample : samples) {
            if (sample.atNanos() > nanos) break;
            value = sample.value();
        }
        return value;
    }
}
