package dev.splitbrain.random;

import static dev.splitbrain.random.Arguments.requirePositive;
import static dev.splitbrain.random.Arguments.requireProbability;
import static dev.splitbrain.random.Arguments.text;

/** Above x with probability exp(-(x/scale)^shape): lifetimes, and delays with a tail heavier or lighter than exponential. */
public record Weibull(double scale, double shape) implements Distribution {
    public Weibull {
        requirePositive("scale", scale);
        requirePositive("shape", shape);
    }

    @Override
    public double sample(Rng rng) {
        return scale * StrictMath.pow(Ziggurat.exponential(rng), 1 / shape);
    }

    @Override
    public double minimum() {
        return 0;
    }

    @Override
    public double mean() {
        return scale * org.apache.commons.math3.special.Gamma.gamma(1 + 1 / shape);
    }

    @Override
    public double quantile(double p) {
        requireProbability(p);
        return scale * StrictMath.pow(-StrictMath.log1p(-p), 1 / shape);
    }

    @Override
    public String toString() {
        return "weibull(scale " + text(scale) + ", shape " + text(shape) + ")";
    }
}
