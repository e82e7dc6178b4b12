package dev.splitbrain.protocol.swim;

/** What a member is held for. */
enum Status {
    ALIVE,
    /** It did not answer, and may still refute that it is dead (SWIM §4.2). */
    SUSPECT,
    /** Declared faulty, which the paper calls confirmed: dropped from the list for good (§4.2). */
    DEAD,
    /** Went of its own will (§1: a voluntary leave). */
    LEFT;

    boolean isMember() {
        return this == ALIVE || this == SUSPECT;
    }
}
