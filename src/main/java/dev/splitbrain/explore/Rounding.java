package dev.splitbrain.explore;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Figures as files hold them: twelve digits, the same on every JDK. ({@code Double.toString} is not: JDK 19 shortened what it
 * prints.)
 */
public final class Rounding {
    private static final MathContext TWELVE_DIGITS = new MathContext(12);

    private Rounding() {}

    /** The nearest number of twelve digits; NaN and infinities as they are. */
    public static double round(double figure) {
        return Double.isFinite(figure) ? decimal(figure).doubleValue() : figure;
    }

    /** The same as text: {@code 141.1}; empty for NaN. */
    public static String text(double figure) {
        if (Double.isNaN(figure)) return "";
        return Double.isInfinite(figure)
                ? (figure > 0 ? "inf" : "-inf")
                : decimal(figure).toPlainString();
    }

    /** Reads what {@link #text} wrote. */
    public static double parse(String text) {
        return switch (text) {
            case "" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> new BigDecimal(text).doubleValue();
        };
    }

    private static BigDecimal decimal(double figure) {
        BigDecimal rounded = new BigDecimal(figure).round(TWELVE_DIGITS);
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }
}
