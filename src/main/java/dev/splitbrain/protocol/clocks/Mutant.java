package dev.splitbrain.protocol.clocks;

/** Mistakes made on purpose, which checks must catch. */
public enum Mutant {
    /** Correct. */
    NONE,
    /** An arrival counts as any other event: what the message brings is not looked at. */
    DOES_NOT_LISTEN,
    /** An arrival merges what the message brings, and is not counted as an event itself. */
    FORGETS_OWN_TICK,
    /** A hybrid clock without its logical part: the latest wall clock that it has heard of. */
    NO_COUNTER,
    /** A hybrid clock that goes back when its wall clock does. */
    FOLLOWS_THE_WALL,
    /** Takes the latest that it can be, and does not wait until that is past. */
    SKIPS_COMMIT_WAIT
}
