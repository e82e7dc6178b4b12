package dev.splitbrain.report.spacetime;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.report.chart.Pen;
import dev.splitbrain.report.chart.Symbol;
import dev.splitbrain.report.draw.Align;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * Draws what happened at nodes: timers and clocks above their lanes, all else below, with words where there is room.
 *
 * @param xs the places of moments, and {@code ys} the middles of lanes
 * @param bar the height of what fills a lane
 */
record MarkDrawing(
        Pen pen, Labels labels, LongToDoubleFunction xs, ToDoubleFunction<NodeId> ys, double bar, double plotWidth) {
    private double x(Mark mark) {
        return xs.applyAsDouble(mark.atNanos());
    }

    /** Marks in the order of time: the marks themselves first, then their words. */
    void draw(List<Mark> shown) {
        for (Mark mark : shown) drawMark(mark);

        Map<String, Double> lastFired = new HashMap<>(); // by node and timer; only asked
        for (Mark.Kind kind : Mark.Kind.values()) {
            int side = kind == Mark.Kind.TIMER || kind == Mark.Kind.CLOCK ? -1 : 1; // above the lane or below
            if (kind == Mark.Kind.CUT) continue; // named at its line
            for (Mark mark : shown)
                if (mark.kind() == kind && (kind != Mark.Kind.TIMER || isWorthAName(mark, lastFired)))
                    labelMark(mark, side);
        }
    }

    /** Not where the same timer fired at the same node less than its name's width before: then it has been named. */
    private boolean isWorthAName(Mark timer, Map<String, Double> lastFired) {
        double x = x(timer);
        Double last = lastFired.put(timer.node() + " " + timer.words(), x);
        return last == null || x - last >= pen.width(timer.words(), pen.size().note());
    }

    private void drawMark(Mark mark) {
        double x = x(mark);
        double y = ys.applyAsDouble(mark.node());
        double size = Math.min(pen.size().note().size() * 0.42, bar * 0.8);
        Colour ink = pen.theme().ink();
        double[] at = {x};
        double rim = y - bar / 2 - pen.size().note().size() * 0.15; // clear of the words in the lane
        switch (mark.kind()) {
            case TIMER -> { // a clock's face with its hands
                pen.canvas().dots(at, new double[] {rim}, size * 1.9, ink);
                pen.canvas()
                        .dots(at, new double[] {rim}, size * 1.4, pen.theme().ground());
                pen.canvas().line(x, rim, x, rim - size * 0.55, pen.hairline(ink));
                pen.canvas().line(x, rim, x + size * 0.4, rim, pen.hairline(ink));
            }
            case NOTE, LOG, VALUE -> pen.canvas().dots(at, new double[] {y + bar / 2}, size, ink);
            case DURABLE -> Symbol.squares(pen.canvas(), at, new double[] {y + bar / 2}, size, ink);
            case CLOCK -> pen.canvas().dots(at, new double[] {y}, size * 0.7, ink);
            case CUT -> {} // a line joins them
        }
    }

    private void labelMark(Mark mark, int side) {
        Type type = pen.size().note().times(0.85);
        double x = x(mark);
        double y = ys.applyAsDouble(mark.node());
        double away = bar / 2 + type.size() * 0.9;
        String text = pen.canvas().typeface().fitted(mark.words(), type, plotWidth * 0.25);
        double[][] places = {{x, y + side * away}, {x, y + side * (away + type.size() * 1.1)}, {x, y - side * away}};
        boolean done = labels.place(text, type, pen.theme().muted(), Align.LEFT, places);
        if (!done) labels.place(text, type, pen.theme().muted(), Align.RIGHT, Arrays.copyOf(places, 2));
    }
}
