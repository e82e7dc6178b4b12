package dev.splitbrain.report.spacetime;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.report.chart.Pen;
import dev.splitbrain.report.draw.Align;
import dev.splitbrain.report.draw.Dash;
import dev.splitbrain.report.draw.Line;
import dev.splitbrain.report.draw.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * Draws cuts: a line from lane to lane through the places where nodes say that they stand in it. What is to its left is inside;
 * in a consistent cut no arrow crosses it from right to left.
 *
 * @param xs the places of moments, and {@code ys} the middles of lanes
 * @param bar the height of what fills a lane
 */
record CutDrawing(Pen pen, Labels labels, LongToDoubleFunction xs, ToDoubleFunction<NodeId> ys, double bar) {
    /** Of all marks those of cuts, one line for each cut that a picture shows. */
    void draw(List<Mark> shown) {
        Map<String, List<Mark>> cuts = new LinkedHashMap<>();
        for (Mark mark : shown)
            if (mark.kind() == Mark.Kind.CUT)
                cuts.computeIfAbsent(mark.words(), cut -> new ArrayList<>()).add(mark);
        cuts.forEach(this::drawCut);
    }

    private void drawCut(String name, List<Mark> marks) {
        marks.sort(Comparator.comparingDouble(mark -> ys.applyAsDouble(mark.node())));
        Line across = new Line(pen.theme().ink(), pen.size().line() * 0.6, Dash.DASH_DOT);
        Line along = Line.solid(pen.theme().ink(), pen.size().line() * 1.2);
        for (int i = 0; i < marks.size(); i++) {
            double x = x(marks.get(i));
            double y = y(marks.get(i));
            pen.canvas().line(x, y - bar / 2, x, y + bar / 2, along);
            if (i == 0) continue;
            pen.canvas().line(x(marks.get(i - 1)), y(marks.get(i - 1)) + bar / 2, x, y - bar / 2, across);
        }
        Type type = pen.size().note();
        double x = x(marks.get(0));
        double away = bar / 2 + type.size() * 0.9;
        double y = y(marks.get(0));
        double[][] above = {{x, y - away}, {x, y - away - type.size() * 1.1}};
        labels.place("cut " + name, type, pen.theme().ink(), Align.CENTRE, above);
    }

    private double x(Mark mark) {
        return xs.applyAsDouble(mark.atNanos());
    }

    private double y(Mark mark) {
        return ys.applyAsDouble(mark.node());
    }
}
