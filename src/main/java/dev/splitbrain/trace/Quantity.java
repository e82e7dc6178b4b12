package dev.splitbrain.trace;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Figures as people read them, the same in every summary, table and reason: {@code 99.48 %}, {@code 112 ms}, {@code 12 000}. */
public final class Quantity {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private Quantity() {}

    /** A whole number with its thousands apart: {@code 12 000}. */
    public static String count(long count) {
        String digits = Long.toString(count);
        int sign = count < 0 ? 1 : 0;
        StringBuilder out = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > sign; i -= 3) out.insert(i, ' ');
        return out.toString();
    }

    /** {@code 1 operation}, {@code 12 000 operations}: for words whose plural takes an s. */
    public static String count(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** A share of one in per cent with up to two decimals; 100 % only for the whole, 0 % only for nothing. */
    public static String share(double share) {
        BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2);
        BigDecimal rounded = percent.setScale(2, RoundingMode.HALF_UP);
        if (share < 1 && rounded.compareTo(BigDecimal.valueOf(100)) >= 0) rounded = new BigDecimal("99.99");
        if (share > 0 && rounded.signum() == 0) rounded = new BigDecimal("0.01");
        return plain(rounded) + " %";
    }

    /** A length of time in the unit that suits it, three digits: {@code 9.1 ms}, {@code 1.02 s}, {@code 0}. */
    public static String duration(long nanos) {
        long size = Math.abs(nanos);
        if (size == 0) return "0 s";
        if (size < MICRO) return nanos + " ns";
        if (size < MILLI) return digits(nanos, 3) + " µs";
        if (size < SECOND) return digits(nanos, 6) + " ms";
        return digits(nanos, 9) + " s";
    }

    /** A length of time in seconds, three digits: {@code 0.25 s}. */
    public static String seconds(long nanos) {
        return digits(nanos, 9) + " s";
    }

    /** A moment of a run in seconds with three decimals: {@code 15.000 s}. */
    public static String moment(long nanos) {
        BigDecimal seconds = BigDecimal.valueOf(nanos, 9).setScale(3, RoundingMode.HALF_UP);
        return grouped(seconds.toPlainString()) + " s";
    }

    /** Any number, three digits or all of its whole part: {@code 3.14}, {@code 2 718}. */
    public static String number(double number) {
        if (!Double.isFinite(number)) return Double.toString(number);
        return significant(BigDecimal.valueOf(number));
    }

    private static String digits(long nanos, int scale) {
        return significant(BigDecimal.valueOf(nanos, scale));
    }

    /** Three significant digits, but never fewer than the whole part has. */
    private static String significant(BigDecimal value) {
        BigDecimal rounded = value.round(THREE_DIGITS);
        boolean large = rounded.abs().compareTo(BigDecimal.valueOf(1000)) >= 0;
        return plain(large ? value.setScale(0, RoundingMode.HALF_UP) : rounded);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : grouped(value.stripTrailingZeros().toPlainString());
    }

    private static String grouped(String decimal) {
        int point = decimal.indexOf('.');
        if (point < 0) return count(Long.parseLong(decimal));
        String whole = decimal.substring(0, point);
        boolean minusZero = whole.equals("-0");
        return (minusZero ? whole : count(Long.parseLong(whole))) + decimal.substring(point);
    }
}
