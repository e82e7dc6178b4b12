package dev.splitbrain.report.chart;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Points thinned to one for each cell of a fine grid, with how many fell into it: what the eye can tell apart, however many
 * operations a run had. Cells that touch are drawn as one stroke, so that a dense cloud takes less room than a thin one.
 */
final class Cloud {
    private static final int MANY = 20_000;

    private final double cellsPerUnit;

    /** Cells of one column from one row to another, without a gap. */
    private record Stretch(int column, int top, int bottom) {}

    private final TreeMap<Integer, TreeMap<Integer, Integer>> counts = new TreeMap<>(); // by column, by row

    /** @param points how many there will be: the cells of many are wider, but still narrower than a dot */
    Cloud(int points) {
        cellsPerUnit = points > MANY ? 0.45 : 0.75;
    }

    void add(double x, double y) {
        int column = (int) Math.round(x * cellsPerUnit);
        int row = (int) Math.round(y * cellsPerUnit);
        counts.computeIfAbsent(column, c -> new TreeMap<>()).merge(row, 1, Integer::sum);
    }

    /** Upright strokes through the cells into which at least so many points fell; one of no length is a dot. */
    Path2D stretches(int least) {
        Path2D path = new Path2D.Double();
        for (Stretch stretch : stretchList(least)) {
            path.moveTo(stretch.column / cellsPerUnit, stretch.top / cellsPerUnit);
            path.lineTo(stretch.column / cellsPerUnit, stretch.bottom / cellsPerUnit);
        }
        return path;
    }

    private List<Stretch> stretchList(int least) {
        List<Stretch> stretches = new ArrayList<>();
        counts.forEach((column, rows) -> {
            int top = 0;
            int bottom = Integer.MIN_VALUE;
            for (Map.Entry<Integer, Integer> row : rows.entrySet()) {
                if (row.getValue() < least) continue;
                if (row.getKey() != bottom + 1) {
                    if (bottom != Integer.MIN_VALUE) stretches.add(new Stretch(column, top, bottom));
                    top = row.getKey();
                }
                bottom = row.getKey();
            }
            if (bottom != Integer.MIN_VALUE) stretches.add(new Stretch(column, top, bottom));
        });
        return stretches;
    }

    /** The places of all cells: xs, then ys. */
    double[][] all() {
        int size = counts.values().stream().mapToInt(Map::size).sum();
        double[][] places = new double[2][size];
        int i = 0;
        for (Map.Entry<Integer, TreeMap<Integer, Integer>> column : counts.entrySet())
            for (int row : column.getValue().keySet()) {
                places[0][i] = column.getKey() / cellsPerUnit;
                places[1][i++] = row / cellsPerUnit;
            }
        return places;
    }
}
