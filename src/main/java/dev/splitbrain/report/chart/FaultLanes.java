package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Align;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Type;
import dev.splitbrain.trace.FaultWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** The height that {@link #draw} takes, with some air below. */
    public double height(Size size) {
        return isEmpty() ? 0 : lanes.size() * size.lane() + size.gap();
    }

    public void draw(Pen pen, Box box, TimeAxis time) {
        Size size = pen.size();
        pen.canvas().group("faults", () -> {
            for (int i = 0; i < lanes.size(); i++) {
                Box lane = new Box(box.x(), box.y() + i * size.lane(), box.width(), size.lane());
                drawLane(pen, lane.inset(0, size.lane() * 0.1), time, lanes.get(i));
            }
            Type type = size.note();
            double middle = box.y() + lanes.size() * size.lane() / 2;
            pen.textAt("faults", box.x() - size.gap(), middle, type, pen.theme().muted(), Align.RIGHT);
        });
    }

    private void drawLane(Pen pen, Box lane, TimeAxis time, List<FaultWindow> windows) {
        pen.canvas().fill(lane, pen.theme().panel());
        double free = lane.x(); // where the last label or bar ended
        for (int i = 0; i < windows.size(); i++) {
            FaultWindow window = windows.get(i);
            double limit =
                    i + 1 < windows.size() ? time.clamped(windows.get(i + 1).beginNanos()) : lane.right();
            free = drawBar(pen, lane, time, window, free, limit);
        }
    }

    /** The bar, and its label at the right of it, or left, or inside; or none where there is no room. */
    private double drawBar(Pen pen, Box lane, TimeAxis time, FaultWindow window, double free, double limit) {
        Colour colour = pen.theme().fault(window.action());
        double left = time.clamped(window.beginNanos());
        double right =
                Math.max(time.clamped(window.endNanos()), left + pen.size().line());
        pen.canvas().fill(Box.between(left, lane.y(), right, lane.bottom()), colour);
        Type type = pen.size().note();
        double gap = pen.size().gap();
        String label = label(window);
        double width = pen.width(label, type);
        if (right + gap + width <= limit) {
            pen.textAt(label, right + gap, lane.centreY(), type, pen.theme().ink(), Align.LEFT);
            return right + gap + width;
        }
        if (left - gap - width >= free) {
            pen.textAt(label, left - gap, lane.centreY(), type, pen.theme().ink(), Align.RIGHT);
        } else if (right - left >= width + 2 * gap) {
            pen.textAt(label, (left + right) / 2, lane.centreY(), type, Theme.textOn(colour), Align.CENTRE);
        }
        return right;
    }

    /** {@code crash leader (n1)}; targets that the scenario named itself are not said twice. */
    private static String label(FaultWindow window) {
        String targets =
                window.targets().size() > 3 ? window.targets().size() + " nodes" : String.join(", ", window.targets());
        return targets.isEmpty() || window.text().contains(targets)
                ? window.text()
                : window.text() + " (" + targets + ")";
    }

    /** Light bands and thin lines through a plot, to be drawn before its data. */
    public void drawBands(Pen pen, Box plot, TimeAxis time) {
        pen.canvas().group("fault-bands", () -> {
            for (List<FaultWindow> lane : lanes) for (FaultWindow window : lane) drawBand(pen, plot, time, window);
        });
    }

    private void drawBand(Pen pen, Box plot, TimeAxis time, FaultWindow window) {
        Colour colour = pen.theme().fault(window.action());
        double left = time.clamped(window.beginNanos());
        double right = time.clamped(window.endNanos());
        pen.canvas()
                .fill(
                        Box.between(left, plot.y(), right, plot.bottom()),
                        colour.alpha(pen.theme().dark() ? 0.16 : 0.1));
        for (long edge : new long[] {window.beginNanos(), window.endNanos()}) {
            if (edge <= view.fromNanos() || edge >= view.toNanos()) continue;
            double x = time.at(edge);
            pen.canvas().line(x, plot.y(), x, plot.bottom(), pen.hairline(colour.alpha(0.75)));
        }
    }
}
