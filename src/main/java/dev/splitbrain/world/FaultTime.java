package dev.splitbrain.world;

/** When a fault fires. Times count from the start of the run. */
public sealed interface FaultTime {
    record At(long atNanos) implements FaultTime {}

    /** At {@code fromNanos} and then once a period, before {@code untilNanos}. */
    record Every(long periodNanos, long fromNanos, long untilNanos) implements FaultTime {}
}
