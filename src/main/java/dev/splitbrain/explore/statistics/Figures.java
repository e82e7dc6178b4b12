package dev.splitbrain.explore.statistics;

import dev.splitbrain.random.Rng;
import dev.splitbrain.scenario.measure.Curve;
import java.util.Arrays;
import java.util.function.DoublePredicate;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * A sample of figures, one a run; runs that do not have the figure (NaN) are left out. All intervals are of 95 % confidence.
 */
public final class Figures {
    private static final double CONFIDENCE = 0.95;
    private static final int MOST_RESAMPLES = 1_000;
    private static final int LEAST_RESAMPLES = 200;
    private static final int MOST_DRAWS = 10_000_000;

    private final double[] sorted;

    private Figures(double[] sorted) {
        this.sorted = sorted;
    }

    public static Figures of(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return new Figures(sorted);
    }

    public int count() {
        return sorted.length;
    }

    /** The i-th smallest, from 0. */
    public double ranked(int i) {
        return sorted[i];
    }

    /** The mean; its interval by the bootstrap (Efron 1979), with chance that depends on nothing but the figures' number. */
    public Estimate mean() {
        if (sorted.length == 0) return Estimate.NONE;
        double mean = Arrays.stream(sorted).sum() / sorted.length;
        if (sorted.length == 1 || sorted[0] == sorted[sorted.length - 1]) return new Estimate(mean, mean, mean);
        int resamples = Math.min(MOST_RESAMPLES, Math.max(LEAST_RESAMPLES, MOST_DRAWS / sorted.length));
        double[] means = new double[resamples];
        Rng chance = new Rng(sorted.length).stream("bootstrap");
        for (int i = 0; i < resamples; i++) means[i] = resampledMean(chance);
        Arrays.sort(means);
        double tail = (1 - CONFIDENCE) / 2;
        return new Estimate(mean, means[(int) (tail * resamples)], means[(int) ((1 - tail) * resamples)]);
    }

    private double resampledMean(Rng chance) {
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) sum += sorted[chance.nextInt(sorted.length)];
        return sum / sorted.length;
    }

    /** The standard deviation. */
    public double deviation() {
        if (sorted.length < 2) return 0;
        double mean = Arrays.stream(sorted).sum() / sorted.length;
        double squares = Arrays.stream(sorted)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (sorted.length - 1));
    }

    /**
     * A quantile by nearest rank; its interval by order statistics: how many of n figures lie below the true quantile is
     * binomial, whatever their distribution (David and Nagaraja 2003, §7.1).
     */
    public Estimate quantile(double q) {
        if (sorted.length == 0) return Estimate.NONE;
        double value = sorted[rank(q)];
        if (q <= 0 || q >= 1) return new Estimate(value, value, value);
        BinomialDistribution below = new BinomialDistribution(null, sorted.length, q);
        double tail = (1 - CONFIDENCE) / 2;
        int low = below.inverseCumulativeProbability(tail) - 1;
        int high = below.inverseCumulativeProbability(1 - tail);
        return new Estimate(value, at(low), at(high));
    }

    private int rank(double q) {
        // Products such as 0.95 * 20 come out a hair above a whole number; half a millionth is no rank.
        int rank = (int) Math.ceil(q * sorted.length - 1e-6);
        return Math.min(Math.max(rank, 1), sorted.length) - 1;
    }

    private double at(int index) {
        return sorted[Math.min(Math.max(index, 0), sorted.length - 1)];
    }

    /** The share of figures for which something holds; its interval by Wilson's score (1927). */
    public Estimate share(DoublePredicate holds) {
        if (sorted.length == 0) return Estimate.NONE;
        int successes = (int) Arrays.stream(sorted).filter(holds).count();
        ConfidenceInterval interval = new WilsonScoreInterval().createInterval(sorted.length, successes, CONFIDENCE);
        return new Estimate(
                successes / (double) sorted.length,
                Math.max(0, interval.getLowerBound()),
                Math.min(1, interval.getUpperBound()));
    }

    /**
     * The greatest distance between the shares up to any value, here and in a curve (Kolmogorov and Smirnov); beyond the
     * curve's last value nothing is compared. The interval is that of Dvoretzky, Kiefer and Wolfowitz (Massart 1990).
     */
    public Estimate distance(Curve curve) {
        if (sorted.length == 0) return Estimate.NONE;
        double last = curve.value(curve.size() - 1);
        double most = 0;
        int upTo = 0;
        while (upTo < sorted.length && sorted[upTo] <= last) {
            double there = curve.shareUpTo(sorted[upTo]);
            most = Math.max(most, Math.abs(upTo / (double) sorted.length - there));
            upTo++;
            most = Math.max(most, Math.abs(upTo / (double) sorted.length - there));
        }
        most = Math.max(most, Math.abs(upTo / (double) sorted.length - curve.share(curve.size() - 1)));
        double chance = Math.sqrt(StrictMath.log(2 / (1 - CONFIDENCE)) / (2.0 * sorted.length));
        return new Estimate(most, Math.max(0, most - chance), Math.min(1, most + chance));
    }
}
