package dev.splitbrain.bench;

/** One line of the table. Its first repetitions are thrown away: they build what is measured, and warm the machine up. */
interface Benchmark {
    /** Subject, workload and size: {@code queue.hold.1e6}. */
    String name();

    /** Of what {@link #measure} gives; more is better. */
    String unit();

    /** The line that this one is held against; empty for none. */
    default String yardstick() {
        return "";
    }

    /** Whether it comes out the same each time: then once will do. */
    default boolean isExact() {
        return false;
    }

    /** Whether a quick run has no time for it. */
    default boolean isLong() {
        return false;
    }

    /** Whether it needs gigabytes. */
    default boolean needsMuchMemory() {
        return false;
    }

    /** One repetition: prepares, starts the stopwatch, works until it is over, or a whole piece of work beyond. */
    double measure(Stopwatch stopwatch) throws Exception;
}
