package dev.splitbrain.protocol.versions;

/** Mistakes made on purpose, which checks must catch. */
public enum Mutant {
    /** Correct. */
    NONE,
    /** Answers a write when the first replica has stored it, whatever W is. */
    ANSWERS_EARLY,
    /** Answers a read with the first replica's state, whatever R is. */
    READS_ONE,
    /** Forces nothing to disk: what was acknowledged is gone with a crash. */
    STORES_IN_MEMORY,
    /** Takes a write to replace all that the replica holds, whatever its client has read. */
    IGNORES_CONTEXT,
    /** Gives a new write the dot of the last one. */
    REUSES_DOTS,
    /** Deletes a hint when it is handed back, without waiting for the owner to say that it has it. */
    FORGETS_HINTS,
    /** Sends replicas that are behind what they have already. */
    REPAIRS_WITH_THE_OLD,
    /** Does not wait until its timestamp has passed everywhere. */
    SKIPS_COMMIT_WAIT,
    /** A hybrid clock that does not listen: it follows its own wall clock only. */
    HEARS_NO_CLOCK
}
