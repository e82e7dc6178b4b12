package dev.splitbrain.protocol.commit;

/** Two-phase commits that are wrong on purpose in one place each: for lessons, and to see that checks catch them. */
public enum TwoPhaseMutant {
    /** Two-phase commit as it should be. */
    NONE,

    /** WRONG: a participant votes yes without forcing its prepare record, and after a crash knows nothing of its promise. */
    UNFORCED_PREPARE,

    /** WRONG: the coordinator tells the client before its decision is on disk, and after a crash decides anew. */
    ANSWERS_TOO_EARLY,

    /** WRONG: a vote that does not come in time counts as a yes. */
    TIMEOUT_COUNTS_AS_YES,

    /** WRONG: a participant that restarts in doubt does not take its locks again, so that others read and write in between. */
    FORGETS_LOCKS,

    /** WRONG: presumed commit without the record of who takes part: what a crash cuts short is presumed committed. */
    NO_COLLECTING_RECORD,

    /** WRONG: when all participants are in doubt, they commit, though the coordinator may have decided to abort. */
    COMMITS_WHEN_ALL_IN_DOUBT
}
