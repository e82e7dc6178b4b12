package dev.splitbrain.explore.statistics;

import dev.splitbrain.random.Rng;
import dev.splitbrain.scenario.measure.Curve;
import java.util.Arrays;
import java.util.function.DoublePredicate;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * A sample of figures, one a run; runs that do not have the figure (NaN) are left out. All intervals are of 95 % confidence.
 */
public final class Figures {
    private static final double CONFIDENCE = 0.95;
    private static final double TAIL = (1 - CONFIDENCE) / 2;
    private static final int MOST_RESAMPLES = 1_000;
    private static final int LEAST_RESAMPLES = 200;
    private static final int MOST_DRAWS = 10_000_000;
    private static final int LEAST_FOR_MEAN = 5; // of fewer, resampling says little

    private final double[] sorted;
    private final boolean outcomes;

    private Figures(double[] sorted, boolean outcomes) {
        this.sorted = sorted;
        this.outcomes = outcomes;
    }

    public static Figures of(double[] values) {
        return new Figures(sorted(values), false);
    }

    /** Of runs in which something was so (1) or was not (0): their mean is a share. */
    public static Figures ofOutcomes(double[] values) {
        return new Figures(sorted(values), true);
    }

    private static double[] sorted(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    public int count() {
        return sorted.length;
    }

    /** The i-th smallest, from 0. */
    public double ranked(int i) {
        return sorted[i];
    }

    /**
     * The mean; that of outcomes is a {@link #share}. Its interval by the bootstrap (Efron 1979), with chance that depends on
     * nothing but the figures' number; its ends are those of more confidence where figures are few, as resampled means spread less
     * than means of new figures would (Hesterberg 2015, "expanded percentiles"). Figures that are all alike have no spread.
     */
    public Estimate mean() {
        if (sorted.length == 0) return Estimate.NONE;
        if (outcomes) return share(outcome -> outcome == 1);
        double mean = Arrays.stream(sorted).sum() / sorted.length;
        if (sorted.length < LEAST_FOR_MEAN) return Estimate.without(mean);
        if (sorted[0] == sorted[sorted.length - 1]) return new Estimate(mean, mean, mean);
        int resamples = Math.min(MOST_RESAMPLES, Math.max(LEAST_RESAMPLES, MOST_DRAWS / sorted.length));
        double[] means = new double[resamples];
        Rng chance = new Rng(sorted.length).stream("bootstrap");
        for (int i = 0; i < resamples; i++) means[i] = resampledMean(chance);
        Arrays.sort(means);
        int outside = (int) Math.round(tailOfMeans() * resamples);
        return new Estimate(mean, means[outside], means[resamples - 1 - outside]);
    }

    /** Which share of resampled means lies below the interval. */
    private double tailOfMeans() {
        double n = sorted.length;
        double t = new TDistribution(null, n - 1).inverseCumulativeProbability(TAIL);
        return new NormalDistribution(null, 0, 1).cumulativeProbability(t * Math.sqrt(n / (n - 1)));
    }

    private double resampledMean(Rng chance) {
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) sum += sorted[chance.nextInt(sorted.length)];
        return sum / sorted.length;
    }

    /** What stands for the sample in a table: of outcomes the share, of others the median. */
    public Estimate middle() {
        return outcomes ? mean() : quantile(0.5);
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
     * binomial, whatever their distribution (David and Nagaraja 2003, §7.1). Where even the least or the greatest figure leaves
     * too much outside, the interval has no such end: a median takes six figures, a 99th percentile 368.
     */
    public Estimate quantile(double q) {
        if (sorted.length == 0) return Estimate.NONE;
        double value = sorted[rank(q)];
        if (q <= 0 || q >= 1) return Estimate.without(value);
        BinomialDistribution below = new BinomialDistribution(null, sorted.length, q);
        int low = below.inverseCumulativeProbability(TAIL) - 1;
        int high = below.inverseCumulativeProbability(1 - TAIL);
        return new Estimate(value, at(low), at(high));
    }

    private int rank(double q) {
        // Products such as 0.95 * 20 come out a hair above a whole number; half a millionth is no rank.
        int rank = (int) Math.ceil(q * sorted.length - 1e-6);
        return Math.min(Math.max(rank, 1), sorted.length) - 1;
    }

    private double at(int index) {
        return index < 0 || index >= sorted.length ? Double.NaN : sorted[index];
    }

    /** The share of figures for which something holds; its interval by Wilson's score (1927). */
    public Estimate share(DoublePredicate holds) {
        if (sorted.length == 0) return Estimate.NONE;
        int successes = (int) Arrays.stream(sorted).filter(holds).count();
        ConfidenceInterval interval = new WilsonScoreInterval().createInterval(sorted.length, successes, CONFIDENCE);
        // The formula gives 0 and 1 for none and all, but for the last bits.
        return new Estimate(
                successes / (double) sorted.length,
                successes == 0 ? 0 : interval.getLowerBound(),
                successes == sorted.length ? 1 : interval.getUpperBound());
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
