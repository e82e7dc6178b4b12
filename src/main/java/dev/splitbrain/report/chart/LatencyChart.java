package dev.splitbrain.report.chart;

import dev.splitbrain.history.Operation;
import dev.splitbrain.metrics.Quantiles;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Line;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;

/** Every operation over time: when it began, how long it took, how it ended; and the trend of its percentiles. */
final class LatencyChart extends TimedChart {
    private static final int WINDOWS = 60;
    private static final int LEAST_IN_WINDOW = 20;
    private static final String[] NAMES = {"p50", "p95", "p99"};
    private static final double[] LEVELS = {0.5, 0.95, 0.99};
    private static final Symbol[] DASHES = {Symbol.LINE, Symbol.LONG_DASHES, Symbol.SHORT_DASHES};

    /** An operation as it is shown; one that never ended lasts until the end of the run. */
    private record Point(long startNanos, long latencyNanos, String operation, String outcome) {}

    /** The percentiles of the operations that began in a window and ended ok. */
    private record Level(long middleNanos, int count, long[] nanos) {}

    private final List<Point> points = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();

    LatencyChart(RunData run, View view) {
        super(run, view);
        for (Operation operation : run.history().operations()) {
            if (!view.shows(operation.invokedNanos())) continue;
            boolean open = operation.completedNanos() == Long.MAX_VALUE;
            long endNanos = open ? run.endNanos() : operation.completedNanos();
            points.add(new Point(
                    operation.invokedNanos(),
                    Math.max(1, endNanos - operation.invokedNanos()),
                    operation.command().operation(),
                    operation.outcome().word()));
        }
        for (int i = 0; i < WINDOWS; i++) addLevel(i);
    }

    private void addLevel(int window) {
        long from = view.fromNanos() + view.lengthNanos() * window / WINDOWS;
        long to = view.fromNanos() + view.lengthNanos() * (window + 1) / WINDOWS;
        Quantiles latencies = okLatencies(from, to);
        if (latencies.count() < LEAST_IN_WINDOW) return;
        long[] nanos = new long[LEVELS.length];
        for (int i = 0; i < nanos.length; i++) nanos[i] = latencies.at(LEVELS[i]);
        levels.add(new Level((from + to) / 2, latencies.count(), nanos));
    }

    private Quantiles okLatencies(long fromNanos, long toNanos) {
        return Quantiles.of(points.stream()
                .filter(p -> p.outcome.equals("ok") && p.startNanos >= fromNanos && p.startNanos < toNanos)
                .mapToLong(Point::latencyNanos)
                .toArray());
    }

    @Override
    public String finding() {
        Quantiles all = okLatencies(view.fromNanos(), view.toNanos());
        if (all.count() == 0) return noneOk();
        long lost = points.size() - all.count();
        String without = lost == 0
                ? ""
                : "; " + Quantity.count(lost) + " of " + Quantity.count(points.size()) + " did not end ok";
        return levels(all) + without;
    }

    /** The p99 outside and during faults, where the faults made a difference that can be seen. */
    private String levels(Quantiles all) {
        Quantiles during = Quantiles.of(latencies(true));
        Quantiles outside = Quantiles.of(latencies(false));
        boolean enough = during.count() >= 100 && outside.count() >= 100;
        if (enough && during.at(0.99) > outside.at(0.99) * 1.2)
            return "p99 latency is " + Quantity.duration(outside.at(0.99)) + " outside faults, and "
                    + Quantity.duration(during.at(0.99)) + " while faults last";
        return "p50 latency is " + Quantity.duration(all.at(0.5)) + ", p99 " + Quantity.duration(all.at(0.99));
    }

    /** Latencies of operations that ended ok and that overlap a fault, or do not. */
    private long[] latencies(boolean duringFaults) {
        return points.stream()
                .filter(p -> p.outcome.equals("ok") && overlapsFault(p) == duringFaults)
                .mapToLong(Point::latencyNanos)
                .toArray();
    }

    private boolean overlapsFault(Point p) {
        return run.faults().stream()
                .anyMatch(f -> f.beginNanos() < p.startNanos + p.latencyNanos && f.endNanos() > p.startNanos);
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        List<LegendItem> items = new ArrayList<>();
        items.add(new LegendItem(Symbol.DOT, theme.ok(), "ok " + Quantity.count(count("ok"))));
        items.add(new LegendItem(Symbol.CROSS, theme.failed(), "failed " + Quantity.count(count("failed"))));
        items.add(new LegendItem(Symbol.SQUARE, theme.unknown(), "unknown " + Quantity.count(count("unknown"))));
        for (int i = 0; i < NAMES.length && !levels.isEmpty(); i++)
            items.add(new LegendItem(DASHES[i], theme.ink(), NAMES[i]));
        return items;
    }

    private long count(String outcome) {
        return points.stream().filter(p -> p.outcome.equals(outcome)).count();
    }

    @Override
    public void draw(Pen pen, Box body) {
        TimedPlot.drawAll(pen, body, view, run, (inside, time) -> {
            Scale scale = scale(inside);
            List<Tick> ticks = scale.ticks(inside.height() > 300 ? 14 : 8, v -> Quantity.duration(Math.round(v)));
            XYPlot plot = Plots.plot(pen, null, LogTimeAxis.left(pen, scale, ticks, "latency, log scale"));
            addOperations(pen, plot);
            addLevels(pen, plot);
            Plots.labelAtRight(pen, plot, names(pen, inside, scale), pen.theme().ink());
            return List.of(new TimedPlot.Panel(plot, 1));
        });
    }

    private Scale scale(Box plot) {
        double low = points.stream().mapToLong(Point::latencyNanos).min().orElse(1_000_000);
        double high = points.stream().mapToLong(Point::latencyNanos).max().orElse(1_000_000_000);
        return Scale.log(Scale.roundDown(low * 0.95), Scale.roundUp(high * 1.15), plot.bottom(), plot.y());
    }

    /** The common first and the rare last, so that no failure hides under the many that went well. */
    private void addOperations(Pen pen, XYPlot plot) {
        Theme theme = pen.theme();
        double line = pen.size().line();
        double dot = line * 1.25;
        int all = points.size();
        Plots.add(plot, places("ok"), CloudRenderer.dots(theme.ok(), dot, all));
        Plots.add(plot, places("failed"), CloudRenderer.crosses(theme.failed(), dot * 2.2, line * 0.6, all));
        Plots.add(plot, places("unknown"), CloudRenderer.squares(theme.unknown().alpha(0.85), dot * 1.7, all));
    }

    private XYDataset places(String outcome) {
        List<Point> shown =
                points.stream().filter(p -> p.outcome.equals(outcome)).toList();
        Points places = new Points();
        shown.forEach(p -> places.add(p.startNanos, p.latencyNanos));
        return Plots.data(places.toArrays());
    }

    /** The trends, each with a rim in the background's colour that lets it stand out from the cloud. */
    private void addLevels(Pen pen, XYPlot plot) {
        double width = pen.size().line();
        Line rim = Line.solid(pen.theme().ground().alpha(0.75), width * 2);
        for (int i = 0; i < LEVELS.length; i++) Plots.addLine(plot, trend(i), rim);
        for (int i = 0; i < LEVELS.length; i++)
            Plots.addLine(plot, trend(i), new Line(pen.theme().ink(), width, DASHES[i].dash()));
    }

    /** A line through the windows, broken where one has too few operations. */
    private double[][] trend(int level) {
        Points trend = new Points();
        long gapNanos = view.lengthNanos() / WINDOWS * 3 / 2;
        long lastNanos = Long.MAX_VALUE;
        for (Level l : levels) {
            if (l.middleNanos - lastNanos > gapNanos) trend.gap(l.middleNanos);
            trend.add(l.middleNanos, l.nanos[level]);
            lastNanos = l.middleNanos;
        }
        return trend.toArrays();
    }

    /** Names at the right ends of the lines, pushed apart where they would touch. */
    private List<Tick> names(Pen pen, Box plot, Scale scale) {
        List<Tick> names = new ArrayList<>();
        if (levels.isEmpty()) return names;
        Level last = levels.get(levels.size() - 1);
        double above = Double.MAX_VALUE;
        for (int i = 0; i < NAMES.length; i++) {
            double apart = pen.size().note().size() * 1.05;
            above = Math.min(scale.at(last.nanos[i]), above - apart);
            names.add(new Tick((plot.bottom() - above) / plot.height(), NAMES[i]));
        }
        return names;
    }

    @Override
    public List<Table> tables() {
        Table operations = new Table("", "start_s", "latency_ms", "operation", "outcome");
        for (Point p : points) operations.row(seconds(p.startNanos), millis(p.latencyNanos), p.operation, p.outcome);
        Table percentiles = new Table("percentiles", "time_s", "operations", "p50_ms", "p95_ms", "p99_ms");
        for (Level l : levels)
            percentiles.row(
                    seconds(l.middleNanos), l.count, millis(l.nanos[0]), millis(l.nanos[1]), millis(l.nanos[2]));
        return List.of(operations, percentiles);
    }
}
