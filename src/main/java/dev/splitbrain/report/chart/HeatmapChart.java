package dev.splitbrain.report.chart;

import dev.splitbrain.history.Operation;
import dev.splitbrain.metrics.Quantiles;
import dev.splitbrain.report.draw.Align;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.trace.Quantity;
import java.awt.Paint;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.data.xy.DefaultXYZDataset;
import org.jfree.data.xy.XYZDataset;

/** Where the latencies lie, and how densely: time by latency, the colour says how many operations. */
final class HeatmapChart extends TimedChart {
    private static final int COLUMNS = 120;
    private static final int ROWS_PER_DECADE = 14;
    private static final int SHADES = 24;

    private final List<Operation> operations;
    private final double low;
    private final double high;
    private final int rows;
    private final int[][] counts;
    private final int most;

    HeatmapChart(RunData run, View view) {
        super(run, view);
        operations = run.history().operations().stream()
                .filter(operation -> operation.outcome().word().equals("ok") && view.shows(operation.invokedNanos()))
                .toList();
        long least = operations.stream().mapToLong(HeatmapChart::latency).min().orElse(1_000_000);
        long longest =
                operations.stream().mapToLong(HeatmapChart::latency).max().orElse(1_000_000_000);
        low = Scale.roundDown(least);
        high = Scale.roundUp(Math.max(longest + 1, least * 2));
        rows = (int) Math.ceil(StrictMath.log10(high / low) * ROWS_PER_DECADE);
        counts = new int[COLUMNS][rows];
        int largest = 0;
        for (Operation operation : operations) {
            double share = (operation.invokedNanos() - view.fromNanos()) / (double) view.lengthNanos();
            int column = Math.min(COLUMNS - 1, (int) (share * COLUMNS));
            int row = Math.min(
                    rows - 1, (int) (StrictMath.log(latency(operation) / low) / StrictMath.log(high / low) * rows));
            largest = Math.max(largest, ++counts[column][row]);
        }
        most = largest;
    }

    private static long latency(Operation operation) {
        return Math.max(1, operation.latencyNanos());
    }

    @Override
    public String finding() {
        if (operations.isEmpty()) return noneOk();
        if (operations.size() == 1) return "One operation took " + Quantity.duration(latency(operations.get(0)));
        Quantiles all = Quantiles.of(
                operations.stream().mapToLong(HeatmapChart::latency).toArray());
        return "Nine in ten operations take " + Quantity.duration(all.at(0.05)) + " to "
                + Quantity.duration(all.at(0.95)) + ", the slowest " + Quantity.duration(all.max());
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        return List.of();
    }

    @Override
    public void draw(Pen pen, Box body) {
        Size size = pen.size();
        boolean any = !operations.isEmpty();
        if (any) drawKey(pen, body.top(size.note().size() * 1.5));
        TimedPlot.drawAll(pen, any ? body.below(size.note().size() * 2) : body, view, run, (inside, time) -> {
            List<Tick> durations = Scale.log(low, high, inside.bottom(), inside.y())
                    .ticks(inside.height() > 300 ? 14 : 8, v -> Quantity.duration(Math.round(v)));
            // Cells are of one height in powers of ten.
            Scale powers = Scale.linear(StrictMath.log10(low), StrictMath.log10(high), inside.bottom(), inside.y());
            List<Tick> ticks = durations.stream()
                    .map(tick -> new Tick(StrictMath.log10(tick.value()), tick.label()))
                    .toList();
            XYPlot plot = Plots.plot(pen, null, LabelledAxis.left(pen, powers, ticks, "latency, log scale"));
            Plots.add(plot, cells(), blocks(pen.theme()));
            return List.of(new TimedPlot.Panel(plot, 1));
        });
    }

    /** Middle of the column, foot of the row and count of every cell that is not empty. */
    private XYZDataset cells() {
        List<double[]> cells = new ArrayList<>();
        for (int column = 0; column < COLUMNS; column++)
            for (int row = 0; row < rows; row++) {
                if (counts[column][row] == 0) continue;
                double middle = view.fromNanos() + view.lengthNanos() * (column + 0.5) / COLUMNS;
                cells.add(new double[] {middle, StrictMath.log10(low) + row * rowHeight(), counts[column][row]});
            }
        double[][] data = new double[3][cells.size()];
        for (int i = 0; i < cells.size(); i++) for (int j = 0; j < 3; j++) data[j][i] = cells.get(i)[j];
        DefaultXYZDataset set = new DefaultXYZDataset();
        set.addSeries("", data);
        return set;
    }

    private double rowHeight() {
        return StrictMath.log10(high / low) / rows;
    }

    private XYBlockRenderer blocks(Theme theme) {
        XYBlockRenderer renderer = new XYBlockRenderer();
        renderer.setBlockWidth(view.lengthNanos() / (double) COLUMNS);
        renderer.setBlockHeight(rowHeight());
        renderer.setBlockAnchor(RectangleAnchor.BOTTOM);
        renderer.setPaintScale(new PaintScale() {
            @Override
            public double getLowerBound() {
                return 1;
            }

            @Override
            public double getUpperBound() {
                return most;
            }

            @Override
            public Paint getPaint(double count) {
                return colour(theme, shade((int) count)).awt();
            }
        });
        return renderer;
    }

    /** Logarithmic: a cell with one operation can be told from an empty one beside cells with hundreds. */
    private int shade(int count) {
        if (most <= 1) return SHADES - 1;
        return (int) Math.round(StrictMath.log(count) / StrictMath.log(most) * (SHADES - 1));
    }

    private static Colour colour(Theme theme, int shade) {
        return theme.ramp(shade / (double) (SHADES - 1));
    }

    private void drawKey(Pen pen, Box box) {
        Size size = pen.size();
        double width = size.width() * 0.2;
        double height = size.note().size() * 0.8;
        double x = size.margin();
        String left = "1";
        pen.textAt(left, x, box.centreY(), size.note(), pen.theme().ink(), Align.LEFT);
        x += pen.width(left, size.note()) + size.gap();
        for (int shade = 0; shade < SHADES; shade++)
            pen.canvas()
                    .fill(
                            new Box(
                                    x + width * shade / SHADES,
                                    box.centreY() - height / 2,
                                    width / SHADES + 0.3,
                                    height),
                            colour(pen.theme(), shade));
        String right = Quantity.count(most, "operation") + " in a cell, log scale";
        pen.textAt(
                right,
                x + width + size.gap(),
                box.centreY(),
                size.note(),
                pen.theme().ink(),
                Align.LEFT);
    }

    @Override
    public List<Table> tables() {
        Table table = new Table("", "from_s", "to_s", "latency_from_ms", "latency_to_ms", "operations");
        for (int column = 0; column < COLUMNS; column++)
            for (int row = 0; row < rows; row++) {
                if (counts[column][row] == 0) continue;
                long from = view.fromNanos() + view.lengthNanos() * column / COLUMNS;
                long to = view.fromNanos() + view.lengthNanos() * (column + 1) / COLUMNS;
                table.row(seconds(from), seconds(to), millis(edge(row)), millis(edge(row + 1)), counts[column][row]);
            }
        return List.of(table);
    }

    private double edge(int row) {
        return low * StrictMath.pow(high / low, row / (double) rows);
    }
}
