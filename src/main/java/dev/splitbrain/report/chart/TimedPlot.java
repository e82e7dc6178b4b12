package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Box;
import dev.splitbrain.trace.FaultWindow;
import java.util.List;

/** The frame of a chart over time: fault lanes, a plot with their bands behind it, and the time axis below. */
final class TimedPlot {
    /** Draws what is inside a plot. */
    interface Inside {
        void draw(Box plot, TimeAxis time);
    }

    private TimedPlot() {}

    static void draw(Pen pen, Box body, View view, List<FaultWindow> faults, Inside inside) {
        Size size = pen.size();
        Box inner = Box.between(
                size.gutterLeft(), body.y(), size.width() - size.gutterRight(), body.bottom() - TimeAxis.height(size));
        TimeAxis time = TimeAxis.over(view, inner);
        FaultLanes lanes = FaultLanes.of(faults, view);
        lanes.draw(pen, inner, time);
        Box plot = inner.below(lanes.height(size));
        lanes.drawBands(pen, plot, time);
        inside.draw(plot, time);
        time.drawBelow(pen, plot);
    }
}
