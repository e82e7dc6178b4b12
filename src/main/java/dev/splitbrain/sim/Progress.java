package dev.splitbrain.sim;

/** Who is told how far a run is, now and then, and may end it. */
@FunctionalInterface
public interface Progress {
    /** Whether to go on. */
    boolean at(long timeNanos, long events);
}
