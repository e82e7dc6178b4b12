package dev.splitbrain.random;

import static dev.splitbrain.random.Arguments.requirePositive;
import static dev.splitbrain.random.Arguments.requireProbability;
import static dev.splitbrain.random.Arguments.text;

/** The time until something that may happen at any moment alike: gaps between arrivals, memoryless delays. */
public record Exponential(double mean) implements Distribution {
    public Exponential {
        requirePositive("mean", mean);
    }

    @Override
    public double sample(Rng rng) {
        return mean * Ziggurat.exponential(rng);
    }

    @Override
    public double minimum() {
        return 0;
    }

    @Override
    public double quantile(double p) {
        requireProbability(p);
        return -mean * StrictMath.log1p(-p);
    }

    @Override
    public String toString() {
        return "exponential(mean " + text(mean) + ")";
    }
}
