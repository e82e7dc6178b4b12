package dev.splitbrain.protocol.crdt;

import dev.splitbrain.node.ClockValue;

/**
 * When an assignment was made: milliseconds of a wall clock, or a count, and the replica that made it, which decides between equal
 * times. So no two are equal, and they have one order (Shapiro et al. 2011, §3.2.1).
 */
record Stamp(long time, String replica) implements ClockValue, Comparable<Stamp> {
    /** Before all others. */
    static final Stamp NEVER = new Stamp(Long.MIN_VALUE, "");

    @Override
    public int compareTo(Stamp other) {
        return time != other.time ? Long.compare(time, other.time) : replica.compareTo(other.replica);
    }

    @Override
    public Relation relationTo(ClockValue other) {
        return Relation.of(compareTo((Stamp) other));
    }

    @Override
    public boolean tellsConcurrency() {
        return false;
    }

    @Override
    public String toString() {
        return equals(NEVER) ? "never" : time + " " + replica;
    }
}
