package dev.splitbrain.report.chart;

import dev.splitbrain.metrics.LoadPhase;
import dev.splitbrain.report.draw.Line;
import java.util.List;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/** The parts of a run in which clients ask differently: a lane with their names above the plot, and thin lines where they begin. */
record PhaseLane(List<LoadPhase> phases, View view) {
    static PhaseLane of(List<LoadPhase> phases, View view) {
        return new PhaseLane(
                phases.stream()
                        .filter(phase -> view.shows(phase.fromNanos(), phase.untilNanos()))
                        .toList(),
                view);
    }

    boolean isEmpty() {
        return phases.isEmpty();
    }

    XYPlot plot(Pen pen, TimeAxis time) {
        XYPlot plot = Plots.plot(pen, null, LabelledAxis.notes(pen, 0, 1, List.of(new Tick(0.5, "load"))));
        plot.setRangeGridlinesVisible(false);
        LaneBoxes lane = new LaneBoxes(pen, time, plot, 0, 0.1);
        double gap = pen.size().gap();
        for (LoadPhase phase : phases) {
            double left = time.clamped(phase.fromNanos());
            double right = time.clamped(phase.untilNanos());
            lane.box(
                    left,
                    Math.max(left, right - pen.size().hairline() * 2),
                    pen.theme().panel());
            double width = pen.width(phase.name(), pen.size().note());
            if (width + gap <= right - left)
                lane.text(phase.name(), (left + right - width) / 2, pen.theme().ink());
        }
        return plot;
    }

    /** Thin lines behind the data of a plot. */
    void addEdges(Pen pen, XYPlot plot) {
        Line line = pen.hairline(pen.theme().muted().alpha(0.6));
        for (LoadPhase phase : phases) {
            if (phase.fromNanos() <= view.fromNanos()) continue;
            ValueMarker edge = new ValueMarker(phase.fromNanos(), line.colour().awt(), line.stroke());
            edge.setAlpha(1);
            plot.addDomainMarker(edge, Layer.BACKGROUND);
        }
    }

    /** The height that the lane takes, with some air below. */
    double height(Size size) {
        return isEmpty() ? 0 : size.lane() + size.gap();
    }
}
