package dev.splitbrain.scenario.explain;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.Durations;
import java.util.List;

/** Quantities in plain words. */
final class Plain {
    private Plain() {}

    static String time(long nanos) {
        return Durations.text(nanos);
    }

    /** {@code 5ms}, {@code 1ms to 5ms}, {@code 5ms (median) to 20ms (99th percentile)}. */
    static String time(Distribution nanos) {
        if (nanos instanceof Distribution.Constant constant) return time(Math.round(constant.value()));
        if (nanos instanceof Distribution.Uniform uniform) {
            return time(Math.round(uniform.low())) + " to " + time(Math.round(uniform.high()));
        }
        String median = time(rounded(nanos.quantile(0.5)));
        return median + " (median) to " + time(rounded(nanos.quantile(0.99))) + " (99th percentile)";
    }

    /** Three digits are enough for what is drawn. */
    private static long rounded(double nanos) {
        long magnitude = 1;
        while (Math.abs(nanos) / magnitude >= 1000) magnitude *= 10;
        return Math.round(nanos / magnitude) * magnitude;
    }

    static String share(double share) {
        return Durations.number(share * 100) + "%";
    }

    static String number(double value) {
        return Durations.number(value);
    }

    /** {@code 1 node}, {@code 5 nodes}. */
    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(List<String> parts) {
        if (parts.size() < 2) return String.join("", parts);
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.get(parts.size() - 1);
    }
}
