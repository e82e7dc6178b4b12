package dev.splitbrain.protocol.commit;

/** Whom a participant asks that stays in doubt. */
public enum Termination {
    /** Only the coordinator: while it is down, the participant waits. */
    NONE,

    /** The other participants too: one that knows, or that has not voted, ends the doubt (Bernstein et al. 1987, §7.4). */
    COOPERATIVE
}
