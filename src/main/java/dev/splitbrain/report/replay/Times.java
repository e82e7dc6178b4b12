package dev.splitbrain.report.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Virtual times as people read them. */
public final class Times {
    private Times() {}

    /** A moment of the run: {@code 15.231412 s}. */
    public static String moment(long nanos) {
        long micros = nanos / 1_000 % 1_000_000;
        return nanos / 1_000_000_000 + "." + Long.toString(1_000_000 + micros).substring(1) + " s";
    }

    /** The link to a moment on the replay's page: microseconds, exactly, or the page would show what came before it. */
    public static String link(long nanos) {
        return "#t=" + BigDecimal.valueOf(nanos, 3).stripTrailingZeros().toPlainString();
    }

    /** A length of time, with three digits that count: {@code 247 ms}. */
    public static String span(long nanos) {
        if (nanos < 0) return "-" + span(-nanos);
        if (nanos < 1_000) return nanos + " ns";
        if (nanos < 1_000_000) return digits(nanos, 1_000) + " µs";
        if (nanos < 1_000_000_000) return digits(nanos, 1_000_000) + " ms";
        return digits(nanos, 1_000_000_000) + " s";
    }

    /** {@code nanos / unit}: two digits after the point below 10, one below 100, no zeros at the end. */
    private static String digits(long nanos, long unit) {
        int places = nanos < 10 * unit ? 2 : nanos < 100 * unit ? 1 : 0;
        return BigDecimal.valueOf(nanos)
                .divide(BigDecimal.valueOf(unit), places, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
