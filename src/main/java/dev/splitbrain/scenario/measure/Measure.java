package dev.splitbrain.scenario.measure;

import dev.splitbrain.check.Limit;
import java.util.function.Supplier;

/**
 * A figure that runs have.
 *
 * @param name in scenarios and tables: {@code election-time}
 * @param unit durations are in nanoseconds, shares in [0, 1]
 * @param description what it is, in a line
 * @param gauge a new one for each run
 */
public record Measure(String name, Limit.Unit unit, String description, Supplier<Gauge> gauge) {
    /** A figure that the result of a run holds already. */
    static Measure of(String name, Limit.Unit unit, String description, Gauge gauge) {
        return new Measure(name, unit, description, () -> gauge);
    }
}
