package dev.splitbrain.random;

import static dev.splitbrain.random.Arguments.requireFinite;
import static dev.splitbrain.random.Arguments.requireProbability;
import static dev.splitbrain.random.Arguments.text;

/**
 * A distribution of a quantity (a delay in nanoseconds, a size in bytes): how to draw from it, and how it reads.
 * Constant and uniform stand here; the others beside it.
 */
public interface Distribution {
    /** What {@link #sampleLong} gives at most: as nanoseconds 73 years, so that a sum of a few does not overflow. */
    long LONGEST = Long.MAX_VALUE / 4;

    /** Below it, a number and a half more of it are as exact as needed to round by cutting off; as nanoseconds 26 days. */
    double EASY = 0x1.0p51;

    /** One draw; may be negative only where the parameters say so. */
    double sample(Rng rng);

    /** The smallest value it can give: what a link's delay is never below. */
    double minimum();

    /** What draws average to; infinite where a heavy tail makes it so. */
    double mean();

    /** The value that a draw is at or below with probability {@code p}. */
    double quantile(double p);

    /** One draw, rounded to a whole number, never below zero or above {@link #LONGEST}. */
    default long sampleLong(Rng rng) {
        double drawn = sample(rng);
        if (drawn >= 1 && drawn < EASY) return (long) (drawn + 0.5); // what Math.round gives, in a few steps
        return Math.min(LONGEST, Math.max(0, Math.round(drawn)));
    }

    static Distribution constant(double value) {
        return new Constant(value);
    }

    static Distribution uniform(double low, double high) {
        return new Uniform(low, high);
    }

    record Constant(double value) implements Distribution {
        public Constant {
            requireFinite("value", value);
        }

        @Override
        public double sample(Rng rng) {
            return value;
        }

        @Override
        public double minimum() {
            return value;
        }

        @Override
        public double mean() {
            return value;
        }

        @Override
        public double quantile(double p) {
            requireProbability(p);
            return value;
        }

        @Override
        public String toString() {
            return text(value);
        }
    }

    /** Uniform in [low, high). */
    record Uniform(double low, double high) implements Distribution {
        public Uniform {
            requireFinite("low", low);
            requireFinite("high", high);
            if (low > high)
                throw new IllegalArgumentException("low must not be above high: " + text(low) + ", " + text(high));
        }

        @Override
        public double sample(Rng rng) {
            return low + (high - low) * rng.nextDouble();
        }

        @Override
        public double minimum() {
            return low;
        }

        @Override
        public double mean() {
            return low + (high - low) / 2;
        }

        @Override
        public double quantile(double p) {
            requireProbability(p);
            return low + (high - low) * p;
        }

        @Override
        public String toString() {
            return "uniform(" + text(low) + " to " + text(high) + ")";
        }
    }
}
