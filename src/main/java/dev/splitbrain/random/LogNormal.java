package dev.splitbrain.random;

import static dev.splitbrain.random.Arguments.requireFinite;
import static dev.splitbrain.random.Arguments.requireNotNegative;
import static dev.splitbrain.random.Arguments.requirePositive;
import static dev.splitbrain.random.Arguments.requireProbability;
import static dev.splitbrain.random.Arguments.text;

/** A quantity whose logarithm is normal with mean {@code mu} and deviation {@code sigma}: many measured delays are. */
public record LogNormal(double mu, double sigma) implements Distribution {
    private static final double Z99 = 2.3263478740408408; // the standard normal distribution's 99th percentile

    public LogNormal {
        requireFinite("mu", mu);
        requireNotNegative("sigma", sigma);
    }

    /** The one with this median and 99th percentile. */
    public static LogNormal of(double p50, double p99) {
        requirePositive("p50", p50);
        requirePositive("p99", p99);
        if (p99 < p50) throw new IllegalArgumentException("p99 must not be below p50: " + text(p99) + ", " + text(p50));
        return new LogNormal(StrictMath.log(p50), StrictMath.log(p99 / p50) / Z99);
    }

    @Override
    public double sample(Rng rng) {
        return StrictMath.exp(mu + sigma * Ziggurat.normal(rng));
    }

    @Override
    public double minimum() {
        return sigma == 0 ? StrictMath.exp(mu) : 0;
    }

    @Override
    public double mean() {
        return StrictMath.exp(mu + sigma * sigma / 2);
    }

    @Override
    public double quantile(double p) {
        requireProbability(p);
        return sigma == 0 ? StrictMath.exp(mu) : StrictMath.exp(mu + sigma * Normal.standardQuantile(p));
    }

    @Override
    public String toString() {
        return "lognormal(p50 " + text(StrictMath.exp(mu)) + ", p99 " + text(StrictMath.exp(mu + Z99 * sigma)) + ")";
    }
}
