package dev.splitbrain.explore.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.random.Rng;
import dev.splitbrain.scenario.measure.Curve;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void quantilesAreByNearestRankAndTheirIntervalByOrderStatistics() {
        Figures figures =
                Figures.of(IntStream.rangeClosed(1, 100).asDoubleStream().toArray());
        // Of 100 figures, the 40th to the 61st smallest hold the true median with 95 % confidence (Conover 1999, table
        // A3).
        assertEquals(new Estimate(50, 40, 60 + 1), figures.quantile(0.5));
        assertEquals(1, figures.quantile(0).value());
        assertEquals(99, figures.quantile(0.99).value());
        assertEquals(100, figures.quantile(1).value());
    }

    @Test
    void intervalsHoldTheTruthAboutAsOftenAsTheySay() {
        int means = 0;
        int medians = 0;
        int shares = 0;
        Rng chance = new Rng(5);
        for (int trial = 0; trial < 400; trial++) {
            double[] drawn = new double[60];
            for (int i = 0; i < drawn.length; i++) drawn[i] = -StrictMath.log(1 - chance.nextDouble());
            Figures figures = Figures.of(drawn);
            means += holds(figures.mean(), 1) ? 1 : 0;
            medians += holds(figures.quantile(0.5), StrictMath.log(2)) ? 1 : 0;
            shares += holds(figures.share(value -> value > 1), StrictMath.exp(-1)) ? 1 : 0;
        }
        assertTrue(means > 400 * 0.90 && means < 400 * 0.98, "means " + means);
        assertTrue(medians > 400 * 0.93 && medians <= 400, "medians " + medians);
        assertTrue(shares > 400 * 0.92 && shares < 400 * 0.99, "shares " + shares);
    }

    private static boolean holds(Estimate estimate, double truth) {
        return estimate.low() <= truth && truth <= estimate.high();
    }

    @Test
    void runsWithoutTheFigureAreLeftOutAndAllAlikeHaveNoSpread() {
        Figures figures = Figures.of(new double[] {Double.NaN, 7, 7, Double.NaN});
        assertEquals(2, figures.count());
        assertEquals(7, figures.mean().value());
        Figures alike = Figures.of(new double[] {7, 7, Double.NaN, 7, 7, 7});
        assertEquals(new Estimate(7, 7, 7), alike.mean());
        assertTrue(Double.isNaN(Figures.of(new double[] {Double.NaN}).mean().value()));
    }

    @Test
    void tooFewFiguresHaveNoIntervalOrOneWithAnOpenEnd() {
        assertFalse(Figures.of(new double[] {1, 2, 3, 4}).mean().hasInterval());
        assertTrue(Figures.of(new double[] {1, 2, 3, 4, 5}).mean().isBounded());
        assertFalse(Figures.of(new double[] {1, 2, 3, 4, 5}).quantile(0.5).hasInterval());
        assertEquals(
                new Estimate(3, 1, 6),
                Figures.of(new double[] {1, 2, 3, 4, 5, 6}).quantile(0.5));
        assertTrue(
                Double.isNaN(ranks(367).quantile(0.99).high())); // 0.99^367 > 0.025: the truth may be above all of them
        assertEquals(368, ranks(368).quantile(0.99).high());
    }

    private static Figures ranks(int count) {
        return Figures.of(IntStream.rangeClosed(1, count).asDoubleStream().toArray());
    }

    @Test
    void theMeanOfOutcomesIsAShareAndThatOfNoneOrAllHasAnInterval() {
        Estimate none = Figures.ofOutcomes(new double[30]).mean();
        assertEquals(0, none.value());
        assertEquals(0, none.low()); // and not a rounding error above
        assertEquals(0.1135, none.high(), 1e-4); // z^2 / (n + z^2) (Wilson 1927)
        for (int count = 1; count <= 200; count++) {
            Estimate all = ranks(count).share(value -> true);
            assertEquals(1, all.high());
            assertEquals(0, ranks(count).share(value -> false).low());
        }
    }

    @Test
    void theDistanceToACurveIsTheWidestGap() {
        Curve uniform = new Curve(new double[] {0, 1}, new double[] {0, 1});
        assertEquals(
                0.25,
                Figures.of(new double[] {0.25, 0.5, 0.75, 1}).distance(uniform).value(),
                1e-12);
        assertEquals(
                0.5,
                Figures.of(new double[] {0.25, 0.25, 0.25, 1}).distance(uniform).value(),
                1e-12);
        Curve lowerHalf = new Curve(new double[] {0, 0.5}, new double[] {0, 0.5}); // above, nothing is known
        assertEquals(
                0.25,
                Figures.of(new double[] {0.25, 0.5, 7, 8}).distance(lowerHalf).value(),
                1e-12);
        double[] many =
                IntStream.range(0, 1000).mapToDouble(i -> (i + 0.5) / 1000).toArray();
        assertTrue(Figures.of(many).distance(uniform).high() < 0.05, "a thousand figures pin it down");
    }
}
