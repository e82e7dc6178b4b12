package dev.splitbrain.protocol.lock;

/** Locks that are wrong on purpose in one place each: for lessons, and to see that checks catch them. */
public enum LockMutant {
    /** A lock as it should be. */
    NONE,

    /** WRONG: a lock server takes a lease for over after four fifths of it. */
    GRANTS_TOO_EARLY,

    /**
     * WRONG: a lock server frees the lock for whoever says so: a bare {@code DEL} in Redis. A holder whose lease is over deletes the
     * lock of the next one.
     */
    RELEASES_ANYONES_LOCK,

    /** WRONG: a worker counts its lease from the answer, and not from when it asked. */
    COUNTS_FROM_THE_ANSWER,

    /** WRONG: half of the lock servers, rounded down, are taken for a majority. */
    MAJORITY_OFF_BY_ONE,

    /** WRONG: the lock server gives the same token again and again. */
    TOKEN_STAYS,

    /** WRONG: the store knows the greatest token in memory only, and not after a crash. */
    FORGETS_GREATEST_TOKEN
}
