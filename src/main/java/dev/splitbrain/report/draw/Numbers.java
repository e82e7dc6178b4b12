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

    /** Three digits in groups: {@code 12 000}. */
    public static String grouped(long value) {
        String digits = Long.toString(Math.abs(value));
        StringBuilder out = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) out.insert(i, ' ');
        return (value < 0 ? "-" : "") + out;
    }

    /** A length of time with two or three digits and its unit: {@code 9.1 ms}, {@code 1.02 s}. */
    public static String duration(double nanos) {
        double size = Math.abs(nanos);
        if (size >= 999.5e6) return significant(nanos / 1e9) + " s";
        if (size >= 999.5e3) return significant(nanos / 1e6) + " ms";
        if (size >= 999.5) return significant(nanos / 1e3) + " µs";
        return significant(nanos) + " ns";
    }

    private static String significant(double value) {
        double size = Math.abs(value);
        if (size == 0) return "0";
        return size >= 100 ? decimal(value, 0) : size >= 10 ? decimal(value, 1) : decimal(value, 2);
    }

    /** A share as per cent, never rounded up to a whole that it is not: {@code 99.48 %}. */
    public static String percent(double share) {
        double percent = Math.floor(share * 10_000 + 1e-6) / 100;
        return decimal(percent, 2) + " %";
    }
}
