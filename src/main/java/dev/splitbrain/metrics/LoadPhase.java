package dev.splitbrain.metrics;

/** A phase of a run's load under its name, such as {@code rush}; until before {@code untilNanos}. */
public record LoadPhase(String name, long fromNanos, long untilNanos) {}
