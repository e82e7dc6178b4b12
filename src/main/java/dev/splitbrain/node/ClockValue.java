package dev.splitbrain.node;

/** A logical time or a version, as a node tells it: a value that can say how it compares with another of its kind. */
public interface ClockValue {
    /** How two values compare. */
    enum Relation {
        BEFORE,
        EQUAL,
        AFTER,
        /** Neither is before the other: only clocks that keep a count for each participant can say so. */
        CONCURRENT;

        /** The relation where the numbers of a total order compare so. */
        public static Relation of(int comparison) {
            return comparison < 0 ? BEFORE : comparison > 0 ? AFTER : EQUAL;
        }

        /** The relation of two sets of events, by whether each holds all of the other. */
        public static Relation of(boolean inOther, boolean holdsOther) {
            if (inOther && holdsOther) return EQUAL;
            return inOther ? BEFORE : holdsOther ? AFTER : CONCURRENT;
        }
    }

    /** How this value stands to another of the same kind. */
    Relation relationTo(ClockValue other);

    /** Whether it is before another exactly where its event happened before the other's; else the way back is missing. */
    boolean tellsConcurrency();

    /** A wall clock's part in it, in nanoseconds, where it has one; else the smallest number. */
    default long physicalNanos() {
        return Long.MIN_VALUE;
    }
}
