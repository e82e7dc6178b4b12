package dev.splitbrain.check.log;

/**
 * An entry of one or more logs.
 *
 * @param previousEpoch of the entry before it; {@link #UNKNOWN_EPOCH} where that is in a snapshot
 * @param content what it orders; {@link #UNKNOWN} where it is known only by a snapshot
 */
record Entry(long index, long epoch, long previousEpoch, Object content) {
    static final Object UNKNOWN = "in a snapshot";
    static final long UNKNOWN_EPOCH = Long.MIN_VALUE;

    /** Whether another entry of the same index and epoch may be the same entry. */
    boolean matches(long otherPreviousEpoch, Object otherContent) {
        boolean samePrevious = previousEpoch == otherPreviousEpoch
                || previousEpoch == UNKNOWN_EPOCH
                || otherPreviousEpoch == UNKNOWN_EPOCH;
        return samePrevious && (content == UNKNOWN || otherContent == UNKNOWN || content.equals(otherContent));
    }

    @Override
    public String toString() {
        return "entry " + index
                + (epoch == 0 ? "" : " of term " + epoch); // of Multi-Paxos no entry has a term of its own
    }
}
