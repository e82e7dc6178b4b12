package dev.splitbrain.protocol.shared;

import java.util.Arrays;

/** The arithmetic of quorums. */
public final class Quorums {
    private Quorums() {}

    /** The smallest number that is more than half: any two majorities share a member. */
    public static int majority(int members) {
        return members / 2 + 1;
    }

    /**
     * The highest value that at least {@code quorum} of the first {@code count} values have reached: the log index that a
     * quorum holds. Sorts {@code values} in place.
     */
    public static long reachedBy(int quorum, long[] values, int count) {
        if (quorum < 1 || quorum > count) {
            throw new IllegalArgumentException("a quorum of " + quorum + " among " + count);
        }
        Arrays.sort(values, 0, count);
        return values[count - quorum];
    }
}
