package dev.splitbrain.workload;

/**
 * When a client that has no answer asks again, with the same request id: first after {@code firstNanos}, then after
 * {@code factor} times as long, at most {@code mostNanos}; each time moved by chance by up to {@code jitter} of it.
 *
 * @param factor 1 for always the same time
 * @param jitter a share in [0, 1]
 * @param attempts how often an operation is asked at most, the first time counted
 */
public record Retry(long firstNanos, double factor, long mostNanos, double jitter, int attempts) {}
