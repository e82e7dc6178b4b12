package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Canvas;
import dev.splitbrain.report.draw.Colour;
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

    /** Draws a dot for each cell: pale where one point fell, in full colour where there were more. */
    void draw(Canvas canvas, double diameter, Colour colour) {
        draw(canvas, stretches(1), diameter, colour.alpha(0.7));
        draw(canvas, stretches(2), diameter, colour);
    }

    private void draw(Canvas canvas, List<Stretch> stretches, double diameter, Colour colour) {
        double[] xs =
                stretches.stream().mapToDouble(s -> s.column / cellsPerUnit).toArray();
        double[] tops =
                stretches.stream().mapToDouble(s -> s.top / cellsPerUnit).toArray();
        double[] bottoms =
                stretches.stream().mapToDouble(s -> s.bottom / cellsPerUnit).toArray();
        canvas.pills(xs, tops, bottoms, diameter, colour);
    }

    private List<Stretch> stretches(int least) {
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
