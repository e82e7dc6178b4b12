package dev.splitbrain.protocol.commit;

/** Paxos Commits that are wrong on purpose in one place each: for lessons, and to see that checks catch them. */
public enum PaxosCommitMutant {
    /** Paxos Commit as it should be. */
    NONE,

    /** WRONG: F acceptors count as a quorum, so that two ballots may not meet in one. */
    QUORUM_TOO_SMALL,

    /** WRONG: acceptors do not force what they accept and promise; after a crash they have promised nothing. */
    FORGETFUL_ACCEPTORS,

    /** WRONG: a new leader that finds no vote of a participant takes it for a yes. */
    ASSUMES_PREPARED,

    /** WRONG: a new leader proposes abort without asking what has been accepted before. */
    SKIPS_PHASE_1
}
