package dev.splitbrain.report.draw;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as text, alike on every machine and in every country. */
public final class Numbers {
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private Numbers() {}

    /** The number rounded to so many decimals at most (up to 6), without zeros at its end: {@code 2.5}. */
    public static String decimal(double value, int decimals) {
        if (!(Math.abs(value) < 1e12))
            return BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_UP).toPlainString();
        long scaled = Math.round(Math.abs(value) * POWERS[decimals]);
        long whole = scaled / POWERS[decimals];
        long part = scaled % POWERS[decimals];
        String sign = value < 0 && scaled > 0 ? "-" : "";
        if (part == 0) return sign + whole;
        String digits = Long.toString(POWERS[decimals] + part).substring(1);
        int length = digits.length();
        while (digits.charAt(length - 1) == '0') length--;
        return sign + whole + "." + digits.substring(0, length);
    }

    /** The number with exactly so many decimals: {@code 99.50}. */
    public static String fixed(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
