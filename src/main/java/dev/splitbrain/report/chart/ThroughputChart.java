package dev.splitbrain.report.chart;

import dev.splitbrain.metrics.Windows;
import dev.splitbrain.metrics.Windows.Window;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.trace.Quantity;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jfree.chart.plot.XYPlot;

/** How many operations ended each second, and how. */
final class ThroughputChart extends TimedChart {
    private static final int WINDOWS = 120;

    private final List<Window> windows;

    ThroughputChart(RunData run, View view) {
        super(run, view);
        windows = Windows.byEnd(run.history(), view.fromNanos(), view.toNanos(), WINDOWS);
    }

    @Override
    public String finding() {
        long ok = windows.stream().mapToLong(Window::ok).sum();
        if (ok == 0) return noneOk();
        double mean = ok * 1e9 / view.lengthNanos();
        Window least = windows.get(0);
        // The first and the last windows hold less only because the load begins and ends there.
        for (Window window : windows.subList(WINDOWS / 20, WINDOWS - 1))
            if (window.ok() < least.ok() || least == windows.get(0)) least = window;
        return Quantity.number(mean) + " operations a second ended ok; at worst " + Quantity.number(least.okPerSecond())
                + " a second, at " + Quantity.seconds(least.fromNanos());
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        return List.of(
                new LegendItem(Symbol.BLOCK, theme.ok(), "ok"),
                new LegendItem(Symbol.BLOCK, theme.failed(), "failed"),
                new LegendItem(Symbol.BLOCK, theme.unknown(), "unknown (timed out)"));
    }

    @Override
    public void draw(Pen pen, Box body) {
        TimedPlot.drawAll(pen, body, view, run, (inside, time) -> {
            double most = windows.stream()
                    .mapToDouble(w -> perSecond(w, Window::total))
                    .max()
                    .orElse(1);
            Scale scale = Scale.linear(0, Math.max(1, most * 1.05), inside.bottom(), inside.y());
            List<Tick> ticks = scale.ticks(inside.height() > 300 ? 8 : 5, Scale::plain);
            XYPlot plot = Plots.plot(pen, null, LabelledAxis.left(pen, scale, ticks, "operations per second"));
            // Each area reaches down to the axis, the highest first: no seam shows between them.
            Plots.addArea(plot, steps(Window::total), pen.theme().unknown());
            Plots.addArea(plot, steps(w -> w.ok() + w.failed()), pen.theme().failed());
            Plots.addArea(plot, steps(Window::ok), pen.theme().ok());
            return List.of(new TimedPlot.Panel(plot, 1));
        });
    }

    private double[][] steps(ToLongFunction<Window> count) {
        Points points = new Points();
        for (Window window : windows) points.step(window.fromNanos(), window.toNanos(), perSecond(window, count));
        return points.toArrays();
    }

    private static double perSecond(Window window, ToLongFunction<Window> count) {
        return count.applyAsLong(window) * 1e9 / (window.toNanos() - window.fromNanos());
    }

    @Override
    public List<Table> tables() {
        Table table = new Table("", "from_s", "to_s", "ok", "failed", "unknown", "ok_per_s");
        for (Window w : windows)
            table.row(seconds(w.fromNanos()), seconds(w.toNanos()), w.ok(), w.failed(), w.unknown(), w.okPerSecond());
        return List.of(table);
    }
}
