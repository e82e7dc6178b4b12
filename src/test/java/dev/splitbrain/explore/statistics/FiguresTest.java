package dev.splitbrain.explore.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
        assertEquals(new Estimate(7, 7, 7), figures.mean());
        assertTrue(Double.isNaN(Figures.of(new double[] {Double.NaN}).mean().value()));
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
