package dev.splitbrain.protocol.crdt;

/** Mistakes made on purpose, which checks must catch. */
public enum Mutant {
    /** Correct. */
    NONE,
    /** Merges counters by adding entries rather than by taking the larger one: what is heard twice counts twice. */
    ADDS_WHEN_MERGING,
    /** All replicas count in one entry: of two increments at the same time the merge keeps one. */
    SHARES_AN_ENTRY,
    /** Writes nothing to disk before it answers: after a crash it uses counts and dots again that others have seen. */
    STORES_IN_MEMORY,
    /** A removal also claims to have seen the next addition of every other replica, and takes it along. */
    REMOVES_UNSEEN,
    /** Merges sets by union: what one has removed comes back from whoever has it still. */
    FORGETS_WHAT_WAS_REMOVED,
    /** Where two assignments have the same time, the one that arrived first stays. */
    TIES_BY_ARRIVAL,
    /** Takes what it has sent for acknowledged: a lost delta is never sent again. */
    COUNTS_SENT_AS_ACKNOWLEDGED,
    /** Sends the changes that it still has to a replica that lacks older ones too. */
    NEVER_FALLS_BACK
}
