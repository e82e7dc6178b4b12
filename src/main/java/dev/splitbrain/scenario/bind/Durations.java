package dev.splitbrain.scenario.bind;

import java.math.BigDecimal;
import java.util.List;

/** Lengths of time as scenarios write them. */
public final class Durations {
    private static final List<Unit> UNITS =
            List.of(Unit.of("s", "1e9"), Unit.of("ms", "1e6"), Unit.of("us", "1e3"), Unit.of("ns", "1"));

    private Durations() {}

    /** {@code 150ms}, {@code 1.5s}, {@code 0s}: the largest unit that leaves something before the point. */
    public static String text(long nanos) {
        if (nanos == 0) return "0s";
        for (Unit unit : UNITS) {
            if (Math.abs(nanos) >= unit.factor().longValueExact()) return count(nanos, unit) + unit.symbol();
        }
        throw new IllegalStateException("a nanosecond is the smallest unit");
    }

    private static String count(long nanos, Unit unit) {
        return plain(BigDecimal.valueOf(nanos).divide(unit.factor()));
    }

    /** A number without trailing zeros, and at most six places. */
    public static String number(double value) {
        return plain(BigDecimal.valueOf(value).setScale(6, java.math.RoundingMode.HALF_UP));
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.toPlainString();
    }
}
