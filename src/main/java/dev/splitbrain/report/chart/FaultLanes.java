package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Line;
import dev.splitbrain.trace.FaultWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/** The faults of a run: a lane above the plot for each, and bands through the plot while they last. */
public record FaultLanes(List<List<FaultWindow>> lanes, View view) {
    private static final int MOST_LANES = 6;

    /** One lane for each fault of the scenario; where those are too many, one for each kind of action. */
    public static FaultLanes of(List<FaultWindow> faults, View view) {
        Map<Integer, List<FaultWindow>> byFault = new TreeMap<>();
        Map<String, List<FaultWindow>> byAction = new TreeMap<>();
        for (FaultWindow fault : faults) {
            if (!view.shows(fault.beginNanos(), fault.endNanos())) continue;
            byFault.computeIfAbsent(fault.fault(), f -> new ArrayList<>()).add(fault);
            byAction.computeIfAbsent(fault.action(), a -> new ArrayList<>()).add(fault);
        }
        boolean merged = byFault.size() > MOST_LANES;
        return new FaultLanes(List.copyOf(merged ? byAction.values() : byFault.values()), view);
    }

    public boolean isEmpty() {
        return lanes.isEmpty();
    }

    /** The lanes as a plot of their own, one unit high each. */
    XYPlot plot(Pen pen, TimeAxis time) {
        List<Tick> name = List.of(new Tick(lanes.size() / 2.0, "faults"));
        XYPlot plot = Plots.plot(pen, null, LabelledAxis.notes(pen, 0, lanes.size(), name));
        plot.setRangeGridlinesVisible(false);
        for (int i = 0; i < lanes.size(); i++) {
            LaneBoxes lane = new LaneBoxes(pen, time, plot, lanes.size() - 1 - i, 0.1);
            lane.box(time.left(), time.right(), pen.theme().panel());
            addBars(lane, pen, time, lanes.get(i));
        }
        return plot;
    }

    private static void addBars(LaneBoxes lane, Pen pen, TimeAxis time, List<FaultWindow> windows) {
        double free = time.left(); // where the last label or bar ended
        for (int i = 0; i < windows.size(); i++) {
            double limit =
                    i + 1 < windows.size() ? time.clamped(windows.get(i + 1).beginNanos()) : time.right();
            free = addBar(lane, pen, time, windows.get(i), free, limit);
        }
    }

    /** The bar, and the fullest label that has room at the right of it, or left, or inside; or none. */
    private static double addBar(
            LaneBoxes lane, Pen pen, TimeAxis time, FaultWindow window, double free, double limit) {
        Colour colour = pen.theme().fault(window.seat());
        double left = time.clamped(window.beginNanos());
        double right =
                Math.max(time.clamped(window.endNanos()), left + pen.size().line());
        lane.box(left, right, colour);
        double gap = pen.size().gap();
        for (String label : List.of(window.label(), window.text(), window.action())) {
            double width = pen.width(label, pen.size().note());
            if (right + gap + width <= limit) {
                lane.text(label, right + gap, pen.theme().ink());
                return right + gap + width;
            }
            boolean before = left - gap - width >= free;
            boolean inside = right - left >= width + 2 * gap;
            if (before) lane.text(label, left - gap - width, pen.theme().ink());
            else if (inside) lane.text(label, (left + right - width) / 2, Theme.textOn(colour));
            if (before || inside) return right;
        }
        return right;
    }

    /** Light bands and thin lines behind the data of a plot. */
    void addBands(Pen pen, XYPlot plot) {
        for (List<FaultWindow> lane : lanes) for (FaultWindow window : lane) addBand(pen, plot, window);
    }

    private void addBand(Pen pen, XYPlot plot, FaultWindow window) {
        Colour colour = pen.theme().fault(window.seat());
        double begin = Math.max(window.beginNanos(), view.fromNanos());
        double end = Math.min(window.endNanos(), view.toNanos());
        Colour pale = colour.alpha(pen.theme().dark() ? 0.16 : 0.1);
        IntervalMarker band = new IntervalMarker(begin, end, pale.awt());
        band.setAlpha(1);
        plot.addDomainMarker(band, Layer.BACKGROUND);
        for (long edge : new long[] {window.beginNanos(), window.endNanos()}) {
            if (edge <= view.fromNanos() || edge >= view.toNanos()) continue;
            Line line = pen.hairline(colour.alpha(0.75));
            ValueMarker marker = new ValueMarker(edge, line.colour().awt(), line.stroke());
            marker.setAlpha(1);
            plot.addDomainMarker(marker, Layer.BACKGROUND);
        }
    }

    /** The height that the lanes take, with some air below. */
    double height(Size size) {
        return isEmpty() ? 0 : lanes.size() * size.lane() + size.gap();
    }
}
