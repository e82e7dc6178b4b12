package dev.splitbrain.random;

import static dev.splitbrain.random.Arguments.requireFinite;
import static dev.splitbrain.random.Arguments.requireNotNegative;
import static dev.splitbrain.random.Arguments.requireProbability;
import static dev.splitbrain.random.Arguments.text;

import org.apache.commons.math3.special.Erf;

/**
 * A normal distribution cut off below {@code min}: values under it are not drawn, so that none piles up there. {@code centre}
 * and {@code sd} are its mean and deviation before the cut; {@link #mean()} is the mean of what is drawn.
 */
public record Normal(double centre, double sd, double min) implements Distribution {
    /** Further out nothing but the cut would be left of the distribution. */
    private static final double FARTHEST_CUT_SDS = 20;

    /** From this cut on, drawing from the tail misses less often than throwing normal draws away (Robert 1995, §2.3). */
    private static final double TAIL_SDS = 0.45;

    private static final double SQRT_2 = StrictMath.sqrt(2);

    public Normal {
        requireFinite("mean", centre);
        requireNotNegative("sd", sd);
        if (!(min <= centre + FARTHEST_CUT_SDS * sd))
            throw new IllegalArgumentException("min must be at most " + text(FARTHEST_CUT_SDS)
                    + " standard deviations above the mean, got " + text(min));
    }

    /** Without a cut; may be negative. */
    public Normal(double centre, double sd) {
        this(centre, sd, Double.NEGATIVE_INFINITY);
    }

    @Override
    public double sample(Rng rng) {
        if (sd == 0) return centre;
        double cut = (min - centre) / sd;
        return Math.max(min, centre + sd * (cut < TAIL_SDS ? above(cut, rng) : tail(cut, rng)));
    }

    private static double above(double cut, Rng rng) {
        while (true) {
            double z = Ziggurat.normal(rng);
            if (z >= cut) return z;
        }
    }

    /** Robert 1995, proposition 2.3: an exponential from the cut on, thinned out. */
    private static double tail(double cut, Rng rng) {
        double rate = (cut + StrictMath.sqrt(cut * cut + 4)) / 2;
        while (true) {
            double z = cut + Ziggurat.exponential(rng) / rate;
            double miss = z - rate;
            if (2 * Ziggurat.exponential(rng) >= miss * miss) return z;
        }
    }

    @Override
    public double minimum() {
        return sd == 0 ? centre : min;
    }

    @Override
    public double mean() {
        if (sd == 0) return centre;
        double cut = (min - centre) / sd;
        double density = StrictMath.exp(-cut * cut / 2) / StrictMath.sqrt(2 * StrictMath.PI);
        return centre + sd * density / shareAbove(cut);
    }

    @Override
    public double quantile(double p) {
        requireProbability(p);
        if (sd == 0) return centre;
        double share = shareAbove((min - centre) / sd);
        return Math.max(min, centre + sd * SQRT_2 * Erf.erfcInv(2 * (1 - p) * share));
    }

    /** How much of the standard normal distribution lies above {@code z}. */
    private static double shareAbove(double z) {
        return Erf.erfc(z / SQRT_2) / 2;
    }

    /** The standard normal distribution's quantile. */
    static double standardQuantile(double p) {
        return -SQRT_2 * Erf.erfcInv(2 * p);
    }

    @Override
    public String toString() {
        String cut = Double.isInfinite(min) ? "" : ", min " + text(min);
        return "normal(mean " + text(centre) + ", sd " + text(sd) + cut + ")";
    }
}
