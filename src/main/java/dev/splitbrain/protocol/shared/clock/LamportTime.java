package dev.splitbrain.protocol.shared.clock;

import dev.splitbrain.node.ClockValue;

/** A count of events on the longest chain that led here (Lamport 1978, §3). */
public record LamportTime(long count) implements ClockValue {
    public static final LamportTime ZERO = new LamportTime(0);

    /** One event later. */
    public LamportTime tick() {
        return new LamportTime(count + 1);
    }

    /** The later one. */
    public LamportTime max(LamportTime other) {
        return other.count > count ? other : this;
    }

    @Override
    public Relation relationTo(ClockValue other) {
        return Relation.of(Long.compare(count, ((LamportTime) other).count));
    }

    @Override
    public boolean tellsConcurrency() {
        return false;
    }

    @Override
    public String toString() {
        return Long.toString(count);
    }
}
