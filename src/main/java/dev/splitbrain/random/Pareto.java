package dev.splitbrain.random;

import static dev.splitbrain.random.Arguments.requirePositive;
import static dev.splitbrain.random.Arguments.requireProbability;
import static dev.splitbrain.random.Arguments.text;

/**
 * A heavy tail: at least {@code scale}, and above x with probability (scale/x)^shape. What exceeds {@code cap} counts as
 * the cap; with a shape of 1 or less and no cap the mean is infinite.
 */
public record Pareto(double scale, double shape, double cap) implements Distribution {
    public Pareto {
        requirePositive("scale", scale);
        requirePositive("shape", shape);
        if (!(cap >= scale))
            throw new IllegalArgumentException("cap must not be below scale: " + text(cap) + ", " + text(scale));
    }

    public Pareto(double scale, double shape) {
        this(scale, shape, Double.POSITIVE_INFINITY);
    }

    @Override
    public double sample(Rng rng) {
        return Math.min(cap, scale * StrictMath.exp(Ziggurat.exponential(rng) / shape));
    }

    @Override
    public double minimum() {
        return scale;
    }

    /** Scale plus the integral of (scale/x)^shape from scale to cap. */
    @Override
    public double mean() {
        double ratio = cap / scale;
        if (shape == 1) return scale * (1 + StrictMath.log(ratio));
        return scale * (1 + (StrictMath.pow(ratio, 1 - shape) - 1) / (1 - shape));
    }

    @Override
    public double quantile(double p) {
        requireProbability(p);
        return Math.min(cap, scale * StrictMath.exp(-StrictMath.log1p(-p) / shape));
    }

    @Override
    public String toString() {
        String upTo = Double.isInfinite(cap) ? "" : ", cap " + text(cap);
        return "pareto(scale " + text(scale) + ", shape " + text(shape) + upTo + ")";
    }
}
