package dev.splitbrain.bench;

/** A loop that is repeated in batches until its time is over. */
final class Loop {
    private static final int BATCH = 20_000;

    /** Does the work so many times. */
    @FunctionalInterface
    interface Work {
        void times(int count);
    }

    private Loop() {}

    /** Million times a second. */
    static double millionsPerSecond(Stopwatch stopwatch, Work work) {
        long done = 0;
        stopwatch.start();
        while (!stopwatch.isOver()) {
            work.times(BATCH);
            done += BATCH;
        }
        return stopwatch.perSecond(done) / 1e6;
    }
}
