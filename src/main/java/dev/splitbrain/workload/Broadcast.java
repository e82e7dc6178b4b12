package dev.splitbrain.workload;

/** Messages that one node is given to spread, all at once. */
public record Broadcast(long atNanos, String from, int messages) {}
