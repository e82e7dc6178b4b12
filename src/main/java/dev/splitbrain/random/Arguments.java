package dev.splitbrain.random;

import java.math.BigDecimal;
import java.math.MathContext;

/** How parameters of distributions are checked and how they read. */
final class Arguments {
    private static final MathContext DIGITS = new MathContext(9);

    private Arguments() {}

    static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(name + " must be positive, got " + text(value));
    }

    static void requireNotNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(name + " must not be negative, got " + text(value));
    }

    static void requireFinite(String name, double value) {
        if (!Double.isFinite(value)) throw new IllegalArgumentException(name + " must be a number, got " + value);
    }

    static void requireProbability(double p) {
        if (!(p >= 0 && p <= 1)) throw new IllegalArgumentException("a probability is from 0 to 1, got " + text(p));
    }

    /** Nine significant digits, without exponent; not {@code Double.toString}, which changed between Java versions. */
    static String text(double value) {
        if (!Double.isFinite(value)) return Double.toString(value);
        BigDecimal rounded = new BigDecimal(value, DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
