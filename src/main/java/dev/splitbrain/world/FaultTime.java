package dev.splitbrain.world;

import java.util.Optional;

/** When a fault fires. Times count from the start of the run. */
public sealed interface FaultTime {
    record At(long atNanos) implements FaultTime {}

    /** At {@code fromNanos} and then once a period, before {@code untilNanos}. */
    record Every(long periodNanos, long fromNanos, long untilNanos) implements FaultTime {}

    /** By chance (Poisson), on average once in {@code perNanos}, from {@code fromNanos} and before {@code untilNanos}. */
    record Random(long perNanos, long fromNanos, long untilNanos) implements FaultTime {}

    /** Once, at a moment by chance, all alike, from {@code fromNanos} and before {@code untilNanos}. */
    record Once(long fromNanos, long untilNanos) implements FaultTime {}

    /**
     * When nodes have told of an event for the nth time, all of them counted together.
     *
     * @param event the note's record in kebab-case: {@code became-leader}
     * @param nodes whose notes count; empty for all
     */
    record When(String event, Optional<Selector> nodes, int nth) implements FaultTime {}

    /** When the message arrives that the fault is about. */
    record Arrival() implements FaultTime {}

    /** A time after another fault began, or ended; each time that it does. */
    record After(int fault, boolean ended, long delayNanos) implements FaultTime {}
}
