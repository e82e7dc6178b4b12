package dev.splitbrain.workload;

/** A part of a run with a load of its own: from {@code fromNanos} and before {@code untilNanos}. */
public record Phase(String name, long fromNanos, long untilNanos, Load load, Mix mix, Keys keys) {}
