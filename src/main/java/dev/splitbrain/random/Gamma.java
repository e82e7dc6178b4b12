package dev.splitbrain.random;

import static dev.splitbrain.random.Arguments.requirePositive;
import static dev.splitbrain.random.Arguments.requireProbability;
import static dev.splitbrain.random.Arguments.text;

import org.apache.commons.math3.distribution.GammaDistribution;

/** For a whole shape, the sum of so many exponential times of mean {@code scale}: a service of several stages. */
public record Gamma(double shape, double scale) implements Distribution {
    private static final double QUANTILE_ERROR = 1e-18; // absolute: with a small shape quantiles are tiny

    public Gamma {
        requirePositive("shape", shape);
        requirePositive("scale", scale);
    }

    @Override
    public double sample(Rng rng) {
        if (shape >= 1) return scale * draw(shape, rng);
        // Marsaglia and Tsang 2000, §6: gamma(a) is gamma(a + 1) times U^(1/a).
        return scale * draw(shape + 1, rng) * StrictMath.exp(-Ziggurat.exponential(rng) / shape);
    }

    /** A cube of a shifted normal, thinned out (Marsaglia and Tsang, "A simple method for gamma variables", 2000). */
    private static double draw(double shape, Rng rng) {
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double z = Ziggurat.normal(rng);
            double root = 1 + c * z;
            if (root <= 0) continue;
            double v = root * root * root;
            double u = 1 - rng.nextDouble(); // in (0, 1], so that it has a logarithm
            if (u < 1 - 0.0331 * z * z * z * z) return d * v;
            if (StrictMath.log(u) < 0.5 * z * z + d * (1 - v + StrictMath.log(v))) return d * v;
        }
    }

    @Override
    public double minimum() {
        return 0;
    }

    @Override
    public double mean() {
        return shape * scale;
    }

    @Override
    public double quantile(double p) {
        requireProbability(p);
        return scale * new GammaDistribution(null, shape, 1, QUANTILE_ERROR).inverseCumulativeProbability(p);
    }

    @Override
    public String toString() {
        return "gamma(shape " + text(shape) + ", scale " + text(scale) + ")";
    }
}
