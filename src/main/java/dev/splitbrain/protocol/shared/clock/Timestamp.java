package dev.splitbrain.protocol.shared.clock;

import dev.splitbrain.node.ClockValue;

/**
 * A wall clock's time, a counter for events that it cannot tell apart (Kulkarni et al. 2014, §3), and the name of the node
 * that read it, so that no two are equal. Timestamps have one order, whether or not the clocks were right.
 */
public record Timestamp(long nanos, int counter, String node) implements ClockValue, Comparable<Timestamp> {
    /** Before all others. */
    public static final Timestamp NEVER = new Timestamp(Long.MIN_VALUE, 0, "");

    @Override
    public int compareTo(Timestamp other) {
        if (nanos != other.nanos) return Long.compare(nanos, other.nanos);
        if (counter != other.counter) return Integer.compare(counter, other.counter);
        return node.compareTo(other.node);
    }

    /** The later one. */
    public Timestamp max(Timestamp other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public Relation relationTo(ClockValue other) {
        return Relation.of(compareTo((Timestamp) other));
    }

    @Override
    public boolean tellsConcurrency() {
        return false;
    }

    @Override
    public long physicalNanos() {
        return nanos;
    }

    @Override
    public String toString() {
        if (equals(NEVER)) return "never";
        return nanos / 1_000 + " µs" + (counter == 0 ? "" : " +" + counter) + " " + node;
    }
}
