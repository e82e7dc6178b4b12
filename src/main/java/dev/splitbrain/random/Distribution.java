package dev.splitbrain.random;

/**
 * A distribution of a quantity (a delay in nanoseconds, a size in bytes): how to draw from it, and how it reads.
 * Constant, uniform and exponential stand here; the others beside it.
 */
public interface Distribution {
    /** One draw; may be negative only where the parameters say so. */
    double sample(Rng rng);

    /** The smallest value it can give: what a link's delay is never below. */
    double minimum();

    /** One draw, rounded to a whole number and never below zero. */
    default long sampleLong(Rng rng) {
        return Math.max(0, Math.round(sample(rng)));
    }

    static Distribution constant(double value) {
        return new Constant(value);
    }

    static Distribution uniform(double low, double high) {
        return new Uniform(low, high);
    }

    record Constant(double value) implements Distribution {
        @Override
        public double sample(Rng rng) {
            return value;
        }

        @Override
        public double minimum() {
            return value;
        }
    }

    /** Uniform in [low, high). */
    record Uniform(double low, double high) implements Distribution {
        @Override
        public double sample(Rng rng) {
            return low + (high - low) * rng.nextDouble();
        }

        @Override
        public double minimum() {
            return low;
        }
    }
}
