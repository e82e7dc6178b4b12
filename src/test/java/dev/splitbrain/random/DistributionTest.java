package dev.splitbrain.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.ParetoDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.distribution.WeibullDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Draws and quantiles against the distribution functions of commons-math. */
class DistributionTest {
    private static final int DRAWS = 40_000;

    /** Distribution functions are slow: their distance is taken at every so many draws. */
    private static final int EVERY = 40;

    private record Case(Distribution ours, DoubleUnaryOperator cdf, double mean) {
        Case(Distribution ours, RealDistribution theirs) {
            this(ours, theirs::cumulativeProbability, theirs.getNumericalMean());
        }

        @Override
        public String toString() {
            return ours.toString();
        }
    }

    static List<Case> cases() {
        Case second = cutNormal(5, 1, 0);
        LogNormal delays = LogNormal.of(5, 20);
        return List.of(
                new Case(Distribution.uniform(2, 5), new UniformRealDistribution(2, 5)),
                new Case(new Exponential(3), new ExponentialDistribution(3)),
                new Case(new Normal(10, 2), new NormalDistribution(10, 2)),
                cutNormal(10, 2, 8),
                cutNormal(0, 1, 0.44),
                cutNormal(0, 1, 0.46),
                cutNormal(-5, 2, 3),
                new Case(delays, new LogNormalDistribution(delays.mu(), delays.sigma())),
                new Case(new Pareto(2, 1.5), new ParetoDistribution(2, 1.5)),
                new Case(new Weibull(4, 0.7), new WeibullDistribution(0.7, 4)),
                new Case(new Weibull(4, 3), new WeibullDistribution(3, 4)),
                new Case(new Gamma(0.3, 2), new GammaDistribution(0.3, 2)),
                new Case(new Gamma(1, 2), new GammaDistribution(1, 2)),
                new Case(new Gamma(7.5, 2), new GammaDistribution(7.5, 2)),
                new Case(
                        new Mixture(List.of(
                                new Mixture.Part(3, new Exponential(1)),
                                new Mixture.Part(1, new Shifted(new Normal(5, 1, 0), 20)))),
                        x -> 0.75 * new ExponentialDistribution(1).cumulativeProbability(x)
                                + 0.25 * second.cdf.applyAsDouble(x - 20),
                        0.75 + 0.25 * (20 + second.mean)),
                new Case(
                        new Empirical(List.of(3.0, 1.0, 2.0, 6.0), true),
                        x -> x <= 1 ? 0 : x < 3 ? (x - 1) / 3 : x < 6 ? (2 + (x - 3) / 3) / 3 : 1,
                        (1.5 + 2.5 + 4.5) / 3));
    }

    /** Its mean by the trapezoidal rule over the share above x, not by the formula that is tested. */
    private static Case cutNormal(double mean, double sd, double min) {
        NormalDistribution whole = new NormalDistribution(mean, sd);
        double above = whole.cumulativeProbability(2 * mean - min);
        DoubleUnaryOperator cdf = x -> x <= min ? 0 : 1 - whole.cumulativeProbability(2 * mean - x) / above;
        double step = sd / 1000;
        double area = -step / 2;
        for (double x = min; x < mean + 9 * sd; x += step) area += (1 - cdf.applyAsDouble(x)) * step;
        return new Case(new Normal(mean, sd, min), cdf, min + area);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void drawsFollowTheDistribution(Case tested) {
        double[] draws = sortedDraws(tested.ours);
        double distance = 0;
        for (int i = 0; i < DRAWS; i += EVERY) {
            double expected = tested.cdf.applyAsDouble(draws[i]);
            distance = Math.max(distance, Math.max(expected - (double) i / DRAWS, (i + 1.0) / DRAWS - expected));
        }
        // Kolmogorov-Smirnov: one in a hundred right samplers is beyond this; the seed is fixed.
        assertTrue(distance < 1.63 / Math.sqrt(DRAWS), "distance " + distance);
        assertTrue(draws[0] >= tested.ours.minimum(), draws[0] + " is below the minimum");
    }

    private static double[] sortedDraws(Distribution distribution) {
        Rng rng = new Rng(20261122);
        double[] draws = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) draws[i] = distribution.sample(rng);
        Arrays.sort(draws);
        return draws;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void quantilesInvertTheDistributionFunction(Case tested) {
        for (double p : new double[] {0.001, 0.01, 0.25, 0.5, 0.75, 0.9, 0.99, 0.9999}) {
            assertEquals(p, tested.cdf.applyAsDouble(tested.ours.quantile(p)), 1e-9, "quantile " + p);
        }
        assertTrue(tested.ours.quantile(0) >= tested.ours.minimum());
        assertThrows(IllegalArgumentException.class, () -> tested.ours.quantile(1.01));
        assertThrows(IllegalArgumentException.class, () -> tested.ours.quantile(Double.NaN));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meanIsTheKnownOne(Case tested) {
        assertEquals(tested.mean, tested.ours.mean(), 1e-6 * Math.max(1, Math.abs(tested.mean)));
    }

    /** The rare layers of the ziggurat, which a Kolmogorov-Smirnov distance does not see. */
    @Test
    void tailsHoldAsManyDrawsAsTheyShould() {
        int draws = 1_000_000;
        double[] shares = {0.1, 1e-2, 1e-3, 4e-4, 1e-4};
        int[] exponential = new int[shares.length];
        int[] normalAbove = new int[shares.length];
        int[] normalBelow = new int[shares.length];
        Rng rng = new Rng(4);
        NormalDistribution normal = new NormalDistribution(0, 1);
        double[] bounds =
                Arrays.stream(shares).map(normal::inverseCumulativeProbability).toArray();
        for (int i = 0; i < draws; i++) {
            double e = Ziggurat.exponential(rng);
            double z = Ziggurat.normal(rng);
            for (int k = 0; k < shares.length; k++) {
                if (e > -Math.log(shares[k])) exponential[k]++;
                if (z < bounds[k]) normalBelow[k]++;
                if (z > -bounds[k]) normalAbove[k]++;
            }
        }
        for (int k = 0; k < shares.length; k++) {
            double expected = draws * shares[k];
            double fourDeviations = 4 * Math.sqrt(expected);
            assertEquals(expected, exponential[k], fourDeviations, "exponential beyond " + shares[k]);
            assertEquals(expected, normalAbove[k], fourDeviations, "normal above " + shares[k]);
            assertEquals(expected, normalBelow[k], fourDeviations, "normal below " + shares[k]);
        }
    }

    @Test
    void empiricalDrawsEachSampleEquallyOften() {
        Empirical measured = new Empirical(List.of(30.0, 10.0, 10.0, 20.0));
        double[] draws = sortedDraws(measured);
        for (int i = 0; i < 3; i++) {
            double bound = 10.0 + 10 * i;
            double share =
                    (double) Arrays.stream(draws).filter(draw -> draw <= bound).count() / DRAWS;
            assertEquals(new double[] {0.5, 0.75, 1}[i], share, 0.01);
        }
        assertEquals(17.5, measured.mean());
        assertEquals(10, measured.quantile(0.5));
        assertEquals(20, measured.quantile(0.51));
        assertEquals(30, measured.quantile(1));
        assertEquals(10, measured.quantile(0));
    }

    @Test
    void cappedParetoPilesUpAtItsCap() {
        Pareto capped = new Pareto(1, 1, 10);
        double[] draws = sortedDraws(capped);
        assertEquals(0.1, Arrays.stream(draws).filter(draw -> draw == 10).count() / (double) DRAWS, 0.006);
        assertEquals(10, draws[DRAWS - 1]);
        assertEquals(1 + Math.log(10), capped.mean(), 1e-12);
        assertEquals(Arrays.stream(draws).average().getAsDouble(), capped.mean(), 0.05);
        assertEquals(
                Arrays.stream(sortedDraws(new Pareto(1, 2.5, 4))).average().getAsDouble(),
                new Pareto(1, 2.5, 4).mean(),
                0.02);
        assertEquals(5, new Pareto(3, 2.5).mean(), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, new Pareto(3, 0.9).mean());
        assertEquals(Double.POSITIVE_INFINITY, new Pareto(3, 1).mean());
    }

    @Test
    void lognormalHasTheGivenPercentiles() {
        LogNormal delays = LogNormal.of(5e6, 20e6);
        assertEquals(5e6, delays.quantile(0.5), 1e-3);
        assertEquals(20e6, delays.quantile(0.99), 1e-2);
        assertEquals(7, LogNormal.of(7, 7).sample(new Rng(1)), 1e-12);
    }

    @Test
    void mixtureOfConstantsJumpsWhereItShould() {
        Mixture mixture = new Mixture(List.of(
                new Mixture.Part(9, Distribution.constant(1)), new Mixture.Part(1, Distribution.constant(100))));
        assertEquals(10.9, mixture.mean(), 1e-12);
        assertEquals(1, mixture.quantile(0.89), 1e-9);
        assertEquals(100, mixture.quantile(0.91), 1e-9);
        assertEquals(1, mixture.minimum());
    }

    @Test
    void wholeNumbersAreNeverNegativeNorSoLargeThatSumsOverflow() {
        assertEquals(0, Distribution.constant(-3).sampleLong(new Rng(1)));
        assertEquals(Distribution.LONGEST, Distribution.constant(1e300).sampleLong(new Rng(1)));
        assertEquals(3, Distribution.constant(2.5).sampleLong(new Rng(1)));
    }

    @Test
    void impossibleParametersAreRefusedInWords() {
        refused("mean must be positive, got -3", () -> new Exponential(-3));
        refused("mean must be positive, got NaN", () -> new Exponential(Double.NaN));
        refused("sd must not be negative, got -1", () -> new Normal(1, -1, 0));
        refused("min must be at most 20 standard deviations above the mean, got 21.5", () -> new Normal(0, 1, 21.5));
        refused("p99 must not be below p50: 4, 5", () -> LogNormal.of(5, 4));
        refused("cap must not be below scale: 1, 2", () -> new Pareto(2, 1, 1));
        refused("low must not be above high: 3, 1", () -> Distribution.uniform(3, 1));
        refused("a mixture needs at least one distribution", () -> new Mixture(List.of()));
        refused("weight must be positive, got 0", () -> new Mixture.Part(0, Distribution.constant(1)));
        refused("an empirical distribution needs samples", () -> new Empirical(List.of()));
    }

    private static void refused(String message, Runnable construction) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, construction::run).getMessage());
    }
}
