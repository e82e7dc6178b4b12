package dev.splitbrain.scenario.bind;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/** The quantities of scenarios. */
public final class Quantities {
    private static final List<Unit> TIMES = List.of(
            Unit.of("ns", "1"),
            Unit.of("us", "1e3"),
            Unit.of("µs", "1e3"),
            Unit.of("ms", "1e6"),
            Unit.of("s", "1e9"),
            Unit.of("min", "60e9"),
            Unit.of("h", "3600e9"));
    private static final String LONGEST = "8760h"; // a year: sums of a few stay far below 2^63 nanoseconds

    /** A length of time, in nanoseconds; may be zero. */
    public static final Quantity<Long> DURATION = new Quantity<>(
            "duration", "a duration", "150ms", TIMES, List.of("ms", "s"), "0s", LONGEST, Quantities::whole);

    /** A length of time that is not zero. */
    public static final Quantity<Long> PERIOD = DURATION.between("1ns", LONGEST);

    /** A length of time that may be negative: how far a clock is off. */
    public static final Quantity<Long> OFFSET = DURATION.like("-20ms").between("-" + LONGEST, LONGEST);

    /** A share in [0, 1]. */
    public static final Quantity<Double> SHARE = new Quantity<>(
            "share",
            "a share",
            "5% or 0.05",
            List.of(Unit.of("%", "0.01"), Unit.of("", "1")),
            List.of("%"),
            "0%",
            "100%",
            BigDecimal::doubleValue);

    /** Events per second. */
    public static final Quantity<Double> RATE = new Quantity<>(
            "rate",
            "a rate",
            "200/s",
            List.of(
                    Unit.of("/h", "0.000277777777777777777778"), Unit.of("/min", "0.0166666666666666666667"),
                    Unit.of("/s", "1"), Unit.of("/ms", "1000")),
            List.of("/s"),
            "0/s",
            "1000000000/s",
            BigDecimal::doubleValue);

    /** Bits per second. */
    public static final Quantity<Double> BANDWIDTH = new Quantity<>(
            "bandwidth",
            "a bandwidth",
            "10Mbit/s",
            List.of(
                    Unit.of("bit/s", "1"),
                    Unit.of("kbit/s", "1e3"),
                    Unit.of("Mbit/s", "1e6"),
                    Unit.of("Gbit/s", "1e9")),
            List.of("Mbit/s"),
            "1bit/s",
            "100000Gbit/s",
            BigDecimal::doubleValue);

    /** Parts per million: how fast a clock drifts. */
    public static final Quantity<Double> DRIFT = new Quantity<>(
            "drift",
            "a drift",
            "50ppm",
            List.of(Unit.of("ppm", "1")),
            List.of("ppm"),
            "-500000ppm",
            "500000ppm",
            BigDecimal::doubleValue);

    /** Bytes. */
    public static final Quantity<Long> SIZE = new Quantity<>(
            "size",
            "a size",
            "4KiB",
            List.of(
                    Unit.of("B", "1"),
                    Unit.of("kB", "1e3"),
                    Unit.of("KiB", "1024"),
                    Unit.of("MB", "1e6"),
                    Unit.of("MiB", "1048576"),
                    Unit.of("GB", "1e9"),
                    Unit.of("GiB", "1073741824"),
                    Unit.of("TB", "1e12"),
                    Unit.of("TiB", "1099511627776")),
            List.of("B", "KiB"),
            "0B",
            "1024TiB",
            Quantities::whole);

    private Quantities() {}

    private static long whole(BigDecimal value) {
        return value.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** A length of time for settings records. */
    public static Shape<Duration> durationValue() {
        return DURATION.map(Duration::ofNanos);
    }
}
