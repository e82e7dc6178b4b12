package dev.splitbrain.protocol.commit;

/** Three-phase commits that are wrong on purpose in one place each: for lessons, and to see that checks catch them. */
public enum ThreePhaseMutant {
    /** Three-phase commit as it should be. */
    NONE,

    /** WRONG: the coordinator commits when it has all votes, while others may still be uncertain: two phases again. */
    SKIPS_PRE_COMMIT,

    /** WRONG: no termination protocol. Who waits too long decides alone: commit if pre-committed, else abort. */
    TIMEOUT_DECIDES,

    /** WRONG: a participant that was down reports its state as if it had not been; what it had pre-committed is lost. */
    COUNTS_RECOVERED,

    /** WRONG: the termination protocol aborts unless somebody has committed, though the coordinator may be about to. */
    ABORTS_PRE_COMMITTED
}
