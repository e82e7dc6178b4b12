package dev.splitbrain.bench;

/** One line of the table. Its first repetition is thrown away: it builds what is measured, and warms the machine up. */
interface Benchmark {
    /** Family, subject and size: {@code queue.hold.1e6}. */
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

    /** One repetition: prepares, starts the stopwatch, works until it is over, or a whole piece of work beyond. */
    double measure(Stopwatch stopwatch) throws Exception;
}
