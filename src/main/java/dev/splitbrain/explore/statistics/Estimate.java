package dev.splitbrain.explore.statistics;

/** A statistic of a sample, and the interval that holds the true one with 95 % confidence. */
public record Estimate(double value, double low, double high) {
    /** Of no figures at all. */
    public static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN);
}
