package dev.splitbrain.protocol.commit;

/** What a participant does where another transaction holds a lock that it needs. */
public enum OnConflict {
    /** It votes no. */
    VOTE_NO,

    /** It waits for the lock, and votes then; the coordinator's timeout resolves deadlocks between participants. */
    WAIT
}
