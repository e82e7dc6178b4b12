package dev.splitbrain.report.chart;

import java.util.Map;
import java.util.TreeMap;

/**
 * Points thinned to one for each cell of a fine grid, with how many fell into it: what the eye can tell apart, however many
 * operations a run had.
 */
final class Cloud {
    private static final double CELLS_PER_UNIT = 0.75;

    private final Map<Long, Integer> counts = new TreeMap<>();

    void add(double x, double y) {
        long column = Math.round(x * CELLS_PER_UNIT);
        long row = Math.round(y * CELLS_PER_UNIT);
        counts.merge(column << 32 | row & 0xFFFFFFFFL, 1, Integer::sum);
    }

    /** The places of cells with at least {@code from} and less than {@code to} points: xs, then ys. */
    double[][] cells(int from, int to) {
        long[] kept = counts.entrySet().stream()
                .filter(cell -> cell.getValue() >= from && cell.getValue() < to)
                .mapToLong(Map.Entry::getKey)
                .toArray();
        double[][] places = new double[2][kept.length];
        for (int i = 0; i < kept.length; i++) {
            places[0][i] = (kept[i] >> 32) / CELLS_PER_UNIT;
            places[1][i] = (int) kept[i] / CELLS_PER_UNIT;
        }
        return places;
    }

    double[][] all() {
        return cells(1, Integer.MAX_VALUE);
    }
}
