package dev.splitbrain.scenario.measure;

import dev.splitbrain.check.Limit;
import java.util.function.Supplier;

/**
 * A figure that runs have.
 *
 * @param name in scenarios and tables: {@code election-time}
 * @param unit durations are in nanoseconds, shares in [0, 1]
 * @param description what it is, in a line
 * @param outcome whether it is 1 or 0, for something that was so in the run or was not
 * @param gauge a new one for each run
 */
public record Measure(String name, Limit.Unit unit, String description, boolean outcome, Supplier<Gauge> gauge) {
    public Measure(String name, Limit.Unit unit, String description, Supplier<Gauge> gauge) {
        this(name, unit, description, false, gauge);
    }

    /** A figure that the result of a run holds already. */
    static Measure of(String name, Limit.Unit unit, String description, Gauge gauge) {
        return new Measure(name, unit, description, () -> gauge);
    }

    /** Whether something was so. */
    static Measure ofOutcome(String name, String description, Gauge gauge) {
        return new Measure(name, Limit.Unit.SHARE, description, true, () -> gauge);
    }
}
