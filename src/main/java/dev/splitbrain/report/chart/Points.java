package dev.splitbrain.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Collects the points of a series. */
final class Points {
    private final List<double[]> points = new ArrayList<>();

    void add(double x, double y) {
        points.add(new double[] {x, y});
    }

    /** The line ends, and begins anew at the next point. */
    void gap(double x) {
        add(x, Double.NaN);
    }

    /** From one moment to another at the same height. */
    void step(double fromX, double toX, double y) {
        add(fromX, y);
        add(toX, y);
    }

    /** The xs, then the ys. */
    double[][] toArrays() {
        return new double[][] {
            points.stream().mapToDouble(p -> p[0]).toArray(),
            points.stream().mapToDouble(p -> p[1]).toArray()
        };
    }
}
