package dev.splitbrain.protocol.versions;

/** How a store tells which of two versions is newer. */
public enum Versions {
    /** By the wall clock of the node that took the write. */
    LAST_WRITE_WINS,
    /** By a hybrid logical clock: wall clocks, but never behind what was read (Kulkarni et al. 2014). */
    HYBRID_CLOCK,
    /** By a clock with known bounds; a write waits until its timestamp is past everywhere (Corbett et al. 2012, §4.1.2). */
    COMMIT_WAIT,
    /** By a vector clock with a count for each client. */
    VECTOR_CLOCK,
    /** By one version vector a key, with a count for each replica. */
    VERSION_VECTOR,
    /** By a version vector and a dot for each value (Almeida et al. 2014). */
    DOTTED_VERSION_VECTOR;

    /** Whether a replica counts writes, so that nobody else can take them. */
    boolean isCountedByReplicas() {
        return this == VERSION_VECTOR || this == DOTTED_VERSION_VECTOR;
    }
}
