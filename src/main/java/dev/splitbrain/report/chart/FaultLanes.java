package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Align;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Line;
import dev.splitbrain.trace.FaultWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/**
 * The faults of a run: a lane above the plot for each, and bands through the plot while they last.
 *
 * @param merged how many lanes the last one stands for; 0 where each stands for itself
 */
public record FaultLanes(List<List<FaultWindow>> lanes, View view, int merged) {
    private static final int MOST_LANES = 6;
    private static final String NAME = "faults";
    private static final double AIR = 0.1; // above and below what is in a lane, as a share of it

    /** The share of the height that lanes of faults may take. */
    public static final double MOST_HEIGHT = 1 / 3.0;

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
        return new FaultLanes(List.copyOf(merged ? byAction.values() : byFault.values()), view, 0);
    }

    /** The same in no more than a height: the last lane stands for all that have no room, and says how many. */
    public FaultLanes within(double height, Size size) {
        int most = Math.max(1, (int) ((height - size.gap()) / size.lane()));
        if (lanes.size() <= most) return this;
        List<List<FaultWindow>> shown = new ArrayList<>(lanes.subList(0, most - 1));
        shown.add(lanes.subList(most - 1, lanes.size()).stream()
                .flatMap(List::stream)
                .toList());
        return new FaultLanes(List.copyOf(shown), view, lanes.size() - most + 1);
    }

    public boolean isEmpty() {
        return lanes.isEmpty();
    }

    /** The lanes as a plot of their own, one unit high each. */
    XYPlot plot(Pen pen, TimeAxis time) {
        List<Tick> name = List.of(new Tick(lanes.size() / 2.0, NAME));
        XYPlot plot = Plots.plot(pen, null, LabelledAxis.notes(pen, 0, lanes.size(), name));
        plot.setRangeGridlinesVisible(false);
        for (int i = 0; i < lanes.size(); i++)
            draw(
                    i,
                    new LaneBoxes(pen, time, plot, lanes.size() - 1 - i, AIR),
                    pen,
                    time.left(),
                    time.right(),
                    time::clamped);
        return plot;
    }

    /** Draws the lanes at the top of a box. {@code place} gives the x of a moment, held inside the box. */
    public void draw(Pen pen, Box box, DoubleUnaryOperator place) {
        Size size = pen.size();
        Box all = box.top(lanes.size() * size.lane());
        if (isEmpty()) return;
        pen.textAt(
                NAME,
                all.x() - size.gap(),
                all.centreY(),
                size.note(),
                pen.theme().muted(),
                Align.RIGHT);
        for (int i = 0; i < lanes.size(); i++) {
            Box row = all.below(i * size.lane()).top(size.lane()).inset(0, size.lane() * AIR);
            draw(i, new CanvasLane(pen, row), pen, box.x(), box.right(), place);
        }
    }

    /** Boxes and words in one lane. */
    interface Lane {
        void box(double left, double right, Colour fill);

        /** Text that starts at x, in the middle of the lane. */
        void text(String text, double x, Colour colour);
    }

    private record CanvasLane(Pen pen, Box row) implements Lane {
        @Override
        public void box(double left, double right, Colour fill) {
            pen.canvas().fill(Box.between(left, row.y(), right, row.bottom()), fill);
        }

        @Override
        public void text(String text, double x, Colour colour) {
            pen.textAt(text, x, row.centreY(), pen.size().note(), colour, Align.LEFT);
        }
    }

    /** Where a lane begins and ends, and the places of moments in it. */
    private record Room(Lane lane, Pen pen, double left, double right, DoubleUnaryOperator place) {
        double at(long nanos) {
            return place.applyAsDouble(nanos);
        }

        /** Where a bar that begins at {@code left} ends: even the shortest can be seen. */
        double end(FaultWindow window, double begin) {
            return Math.max(at(window.endNanos()), begin + pen.size().line());
        }
    }

    private void draw(int place, Lane lane, Pen pen, double left, double right, DoubleUnaryOperator places) {
        Room room = new Room(lane, pen, left, right, places);
        lane.box(left, right, pen.theme().panel());
        if (merged > 0 && place == lanes.size() - 1) addMerged(room, lanes.get(place));
        else addBars(room, lanes.get(place));
    }

    /** Many faults in one lane: bars of no fault's colour, and how many lanes they would have had. */
    private void addMerged(Room room, List<FaultWindow> windows) {
        Pen pen = room.pen;
        Colour colour = pen.theme().muted().mix(pen.theme().ground(), 0.35);
        double first = room.right;
        double last = room.left;
        for (FaultWindow window : windows) {
            double left = room.at(window.beginNanos());
            room.lane.box(left, room.end(window, left), colour);
            first = Math.min(first, left);
            last = Math.max(last, room.end(window, left));
        }
        String words = (lanes.size() == 1 ? "" : "and ") + merged + (lanes.size() == 1 ? " faults" : " more");
        double width = pen.width(words, pen.size().note());
        double gap = pen.size().gap();
        if (last + gap + width <= room.right)
            room.lane.text(words, last + gap, pen.theme().ink());
        else if (first - gap - width >= room.left)
            room.lane.text(words, first - gap - width, pen.theme().ink());
        else room.lane.text(words, room.left + gap, Theme.textOn(colour));
    }

    private static void addBars(Room room, List<FaultWindow> windows) {
        double free = room.left; // where the last label or bar ended
        for (int i = 0; i < windows.size(); i++) {
            double limit = i + 1 < windows.size() ? room.at(windows.get(i + 1).beginNanos()) : room.right;
            free = addBar(room, windows.get(i), free, limit);
        }
    }

    /** The bar, and the fullest label that has room at the right of it, or left, or inside; or none. */
    private static double addBar(Room room, FaultWindow window, double free, double limit) {
        Pen pen = room.pen;
        Lane lane = room.lane;
        Colour colour = pen.theme().fault(window.seat());
        double left = room.at(window.beginNanos());
        double right = room.end(window, left);
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
    public double height(Size size) {
        return isEmpty() ? 0 : lanes.size() * size.lane() + size.gap();
    }
}
