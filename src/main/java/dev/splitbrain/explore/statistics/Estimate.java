package dev.splitbrain.explore.statistics;

/**
 * A statistic of a sample, and the interval that holds the true one with 95 % confidence.
 *
 * @param low NaN where the figures are too few to bound it from below
 * @param high NaN where they are too few to bound it from above
 */
public record Estimate(double value, double low, double high) {
    /** Of no figures at all. */
    public static final Estimate NONE = without(Double.NaN);

    /** One without an interval. */
    static Estimate without(double value) {
        return new Estimate(value, Double.NaN, Double.NaN);
    }

    /** Whether the interval has an end at all, and is wider than the value. */
    public boolean hasInterval() {
        return low != high && !(Double.isNaN(low) && Double.isNaN(high));
    }

    /** Whether the interval has both ends. */
    public boolean isBounded() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }
}
