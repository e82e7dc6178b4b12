package dev.splitbrain.history.io;

/**
 * What befell the system at a moment: Jepsen's formats tell it beside the operations, as done by a process called nemesis.
 *
 * @param f what was done: {@code start-partition}
 * @param value in words, to whom
 */
public record Disturbance(long timeNanos, String f, String value) {}
