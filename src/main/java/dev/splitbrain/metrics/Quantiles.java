package dev.splitbrain.metrics;

import java.util.Arrays;

/** Exact quantiles of a set of numbers by nearest rank: each answer is one of the numbers. */
public final class Quantiles {
    private final long[] sorted;

    private Quantiles(long[] sorted) {
        this.sorted = sorted;
    }

    public static Quantiles of(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quantiles(sorted);
    }

    public int count() {
        return sorted.length;
    }

    /** The smallest number that at least a share q of all numbers do not exceed. There must be a number. */
    public long at(double q) {
        // Products such as 0.95 * 20 come out a hair above a whole number; half a millionth is no rank.
        int rank = (int) Math.ceil(q * sorted.length - 1e-6);
        return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1];
    }

    /** There must be a number. */
    public double mean() {
        return Arrays.stream(sorted).average().getAsDouble();
    }

    public long max() {
        return sorted[sorted.length - 1];
    }

    /** The share of the numbers that do not exceed a value. */
    public double shareUpTo(long value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) low = middle + 1;
            else high = middle;
        }
        return sorted.length == 0 ? 0 : low / (double) sorted.length;
    }

    /** The i-th smallest, from 0. */
    public long ranked(int i) {
        return sorted[i];
    }
}
