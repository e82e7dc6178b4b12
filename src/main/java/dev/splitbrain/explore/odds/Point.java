package dev.splitbrain.explore.odds;

import dev.splitbrain.explore.statistics.Estimate;
import dev.splitbrain.explore.statistics.Figures;
import java.util.Arrays;

/**
 * How often runs that are one run up to a moment broke its promise.
 *
 * @param atNanos the moment from which chance was another
 * @param runs how many there were
 * @param violated how many of them broke it
 */
public record Point(long atNanos, int runs, int violated) {
    /** The probability of the violation, with its interval of 95 % confidence. */
    public Estimate probability() {
        double[] outcomes = new double[runs];
        Arrays.fill(outcomes, 0, violated, 1);
        return Figures.of(outcomes).share(outcome -> outcome == 1);
    }
}
