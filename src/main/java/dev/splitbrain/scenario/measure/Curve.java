package dev.splitbrain.scenario.measure;

import dev.splitbrain.check.Limit.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A distribution as somebody published it: values, rising, and the share of all that is no greater; between two of them a
 * straight line. Below the first value the share is zero, above the last one nothing is known.
 */
public final class Curve {
    private static final Map<String, Double> NANOS = Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9);

    private final double[] values;
    private final double[] shares;

    /** {@code values} do not fall; {@code shares} do not fall and lie in [0, 1]. */
    public Curve(double[] values, double[] shares) {
        if (values.length != shares.length || values.length == 0)
            throw new IllegalArgumentException("a curve needs as many shares as values, and one at least");
        for (int i = 0; i < values.length; i++) {
            boolean falls = i > 0 && (values[i] < values[i - 1] || shares[i] < shares[i - 1]);
            if (falls || !(shares[i] >= 0 && shares[i] <= 1))
                throw new IllegalArgumentException(
                        "values and shares must rise, and shares lie between 0 and 1: " + values[i] + ", " + shares[i]);
        }
        this.values = values.clone();
        this.shares = shares.clone();
    }

    /**
     * Reads a CSV of a value and a share a line. Its header says in which unit durations are, {@code election_time_ms,share};
     * without one they are in nanoseconds. Lines that begin with {@code #} say where the curve is from.
     */
    public static Curve parse(String csv, Unit unit) {
        List<double[]> points = new ArrayList<>();
        double factor = 1;
        boolean headed = false;
        int number = 0;
        for (String line : csv.split("\r\n|\n")) {
            number++;
            if (line.isBlank() || line.startsWith("#")) continue;
            if (!headed) factor = factor(line.split(",")[0].strip(), unit);
            else points.add(point(line, number, factor));
            headed = true;
        }
        return new Curve(
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray());
    }

    private static double factor(String header, Unit unit) {
        return unit == Unit.DURATION ? NANOS.getOrDefault(header.substring(header.lastIndexOf('_') + 1), 1.0) : 1;
    }

    private static double[] point(String line, int number, double factor) {
        String[] cells = line.split(",");
        try {
            return new double[] {Double.parseDouble(cells[0].strip()) * factor, Double.parseDouble(cells[1].strip())};
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "line " + number + ": expected a value and a share, got `" + line + "`", e);
        }
    }

    public int size() {
        return values.length;
    }

    public double value(int i) {
        return values[i];
    }

    public double share(int i) {
        return shares[i];
    }

    /** The share of all that is no greater than a value. */
    public double shareUpTo(double value) {
        int after = firstAbove(value);
        if (after == 0) return 0;
        if (after == values.length) return shares[after - 1];
        double way = (value - values[after - 1]) / (values[after] - values[after - 1]);
        return shares[after - 1] + way * (shares[after] - shares[after - 1]);
    }

    private int firstAbove(double value) {
        int place = Arrays.binarySearch(values, value);
        int first = place < 0 ? -place - 1 : place;
        while (first < values.length && values[first] <= value) first++;
        return first;
    }
}
