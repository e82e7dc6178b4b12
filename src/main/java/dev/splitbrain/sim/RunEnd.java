package dev.splitbrain.sim;

/**
 * How a run ended.
 *
 * @param endNanos virtual time of the end
 * @param events events that were handled
 * @param steps steps of the trace
 * @param fingerprint the hash over all steps
 * @param reason why it ended, in words: {@code duration}
 */
public record RunEnd(long endNanos, long events, long steps, long fingerprint, String reason) {}
