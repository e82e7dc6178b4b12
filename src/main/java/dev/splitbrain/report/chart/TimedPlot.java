package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Box;
import java.util.List;
import org.jfree.chart.plot.XYPlot;

/** The frame of a chart over time: fault lanes, a plot with their bands behind it, and the time axis below. */
final class TimedPlot {
    /** A plot that takes a share of the room between fault lanes and time axis. */
    record Panel(XYPlot plot, double share) {}

    /** Makes the plots of a chart, from top to bottom; they will lie within the box and share the axis. */
    interface Panels {
        List<Panel> of(Box inside, TimeAxis time);
    }

    private TimedPlot() {}

    /** Draws plots over one time axis, below the lanes of the faults and of the load, and before their bands. */
    static void drawAll(Pen pen, Box body, View view, RunData run, Panels panels) {
        Size size = pen.size();
        Box all = Plots.inside(pen, body);
        FaultLanes lanes = FaultLanes.of(run.faults(), view).within(all.height() * FaultLanes.MOST_HEIGHT, size);
        PhaseLane phases = PhaseLane.of(run.phases(), view);
        Box inside = all.below(lanes.height(size) + phases.height(size));
        TimeAxis time = TimeAxis.over(view, inside);
        SharedTimePlot plots = new SharedTimePlot(pen, time);
        if (!lanes.isEmpty()) plots.add(lanes.plot(pen, time), weight(lanes.height(size) - size.gap()));
        if (!phases.isEmpty()) plots.add(phases.plot(pen, time), weight(size.lane()));
        List<Panel> shown = panels.of(inside, time);
        double gap = Math.min(size.gap(), inside.height() * 0.2 / shown.size());
        plots.setGap(gap);
        double gaps = gap * (shown.size() - 1);
        for (Panel panel : shown) {
            lanes.addBands(pen, panel.plot);
            phases.addEdges(pen, panel.plot);
            plots.add(panel.plot, weight(panel.share * (inside.height() - gaps)));
        }
        Plots.draw(pen, body, plots);
    }

    /** Heights are shared out by whole numbers. */
    private static int weight(double height) {
        return (int) Math.max(1, Math.round(height * 100));
    }
}
