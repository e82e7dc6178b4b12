package dev.splitbrain.report.replay;

import java.util.Locale;

/** Virtual times as people read them. */
final class Times {
    private Times() {}

    /** A moment of the run: {@code 15.231412 s}. */
    static String moment(long nanos) {
        return String.format(Locale.ROOT, "%d.%06d s", nanos / 1_000_000_000, nanos % 1_000_000_000 / 1_000);
    }

    /** A length of time, with three digits that count: {@code 247 ms}. */
    static String span(long nanos) {
        if (nanos < 0) return "-" + span(-nanos);
        if (nanos < 1_000) return nanos + " ns";
        if (nanos < 1_000_000) return digits(nanos / 1e3) + " µs";
        if (nanos < 1_000_000_000) return digits(nanos / 1e6) + " ms";
        return digits(nanos / 1e9) + " s";
    }

    private static String digits(double value) {
        String text = String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
