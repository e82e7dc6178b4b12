package dev.splitbrain.scenario.measure;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.trace.Quantity;
import java.util.OptionalDouble;

/**
 * Between which values a statistic must lie, both included.
 *
 * @param value what it should be; empty where only bounds are demanded
 * @param stated the value or the bounds as people read them: {@code 141.1ms}, {@code >= 98 %}
 * @param tolerance how far off the value it may be: {@code ± 5 %}; empty for not at all
 */
public record Demand(OptionalDouble value, double low, double high, String stated, String tolerance) {
    private static final double ROUNDING = 1e-9; // of sums: an exact figure may come out a hair beside it

    /** A value in these words, and how far off the statistic may be: a share of the value, and so much besides. */
    public static Demand about(double value, String stated, double relative, double absolute, Unit unit) {
        double off = Math.abs(value) * relative + absolute;
        String tolerance = relative > 0 ? "± " + Quantity.share(relative) : "";
        if (absolute > 0) tolerance += (tolerance.isEmpty() ? "± " : " ± ") + words(absolute, unit);
        return new Demand(OptionalDouble.of(value), value - off, value + off, stated, tolerance);
    }

    /** Of a share, points of a percent are meant, where a relative tolerance is a percentage of the value. */
    private static String words(double absolute, Unit unit) {
        return unit == Unit.SHARE ? Quantity.number(absolute * 100) + " points" : unit.format(absolute);
    }

    public static Demand atLeast(double value, Unit unit) {
        return bounds(value, Double.POSITIVE_INFINITY, ">= " + unit.format(value));
    }

    public static Demand atMost(double value, Unit unit) {
        return bounds(Double.NEGATIVE_INFINITY, value, "<= " + unit.format(value));
    }

    public static Demand between(double low, double high, Unit unit) {
        if (high < low) throw new IllegalArgumentException("at-most is less than at-least");
        return bounds(low, high, unit.format(low) + " to " + unit.format(high));
    }

    private static Demand bounds(double low, double high, String stated) {
        return new Demand(OptionalDouble.empty(), low, high, stated, "");
    }

    /** As people read it: {@code 141.1ms ± 5 %}. */
    public String words() {
        return tolerance.isEmpty() ? stated : stated + " " + tolerance;
    }

    /** Whether a statistic keeps it; NaN never does. */
    public boolean holds(double figure) {
        double hair = Math.abs(figure) * ROUNDING;
        return figure >= low - hair && figure <= high + hair;
    }
}
