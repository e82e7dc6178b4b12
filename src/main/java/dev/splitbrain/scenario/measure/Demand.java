package dev.splitbrain.scenario.measure;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.trace.Quantity;

/**
 * Between which values a statistic must lie, both included.
 *
 * @param words as people read it: {@code 141 ms ± 5 %}, {@code >= 98 %}
 */
public record Demand(double low, double high, String words) {
    private static final double ROUNDING = 1e-9; // of sums: an exact figure may come out a hair beside it

    /** A value, and how far off the statistic may be: a share of the value, and so much besides. */
    public static Demand about(double value, double relative, double absolute, Unit unit) {
        double off = Math.abs(value) * relative + absolute;
        String words = unit.format(value);
        if (relative > 0) words += " ± " + Quantity.share(relative);
        if (absolute > 0) words += " ± " + unit.format(absolute);
        return new Demand(value - off, value + off, words);
    }

    public static Demand atLeast(double value, Unit unit) {
        return new Demand(value, Double.POSITIVE_INFINITY, ">= " + unit.format(value));
    }

    public static Demand atMost(double value, Unit unit) {
        return new Demand(Double.NEGATIVE_INFINITY, value, "<= " + unit.format(value));
    }

    public static Demand between(double low, double high, Unit unit) {
        if (high < low) throw new IllegalArgumentException("at-most is less than at-least");
        return new Demand(low, high, unit.format(low) + " to " + unit.format(high));
    }

    /** Whether a statistic keeps it; NaN never does. */
    public boolean holds(double figure) {
        double hair = Math.abs(figure) * ROUNDING;
        return figure >= low - hair && figure <= high + hair;
    }
}
