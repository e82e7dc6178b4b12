package dev.splitbrain.protocol.commit;

/** How far a node is with a transaction of a three-phase commit (Skeen 1981). */
enum Standing {
    /** Voted yes, and does not know whether all did. */
    UNCERTAIN,
    /** Knows that all voted yes. */
    PRE_COMMITTED,
    COMMITTED,
    ABORTED,
    /** Was down in between: what it knew is gone, and it must be told the decision. */
    RECOVERING
}
