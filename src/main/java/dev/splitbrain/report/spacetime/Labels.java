package dev.splitbrain.report.spacetime;

import dev.splitbrain.report.chart.Pen;
import dev.splitbrain.report.draw.Align;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Type;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Places texts where they lie on no other; one that finds no place is left out. */
final class Labels {
    private final Pen pen;
    private final Box area;
    private final DoubleFunction<Colour> ground;
    private final List<Rectangle2D> taken = new ArrayList<>();

    /** @param ground the background at x: texts have a rim of it, so that they can be read over lines */
    Labels(Pen pen, Box area, DoubleFunction<Colour> ground) {
        this.pen = pen;
        this.area = area;
        this.ground = ground;
    }

    /** Keeps a place free of texts. */
    void keepFree(Box box) {
        taken.add(box.shape());
    }

    /** Draws the text at the first of the places {@code {x, centreY}} where it fits. */
    boolean place(String text, Type type, Colour colour, Align align, double[]... places) {
        double width = pen.width(text, type);
        for (double[] place : places) {
            double x = align == Align.LEFT ? place[0] : align == Align.RIGHT ? place[0] - width : place[0] - width / 2;
            Rectangle2D box = new Box(x, place[1] - type.size() * 0.5, width, type.size()).shape();
            if (!area.shape().contains(box) || taken.stream().anyMatch(box::intersects)) continue;
            taken.add(box);
            pen.haloText(text, x, place[1], type, colour, ground.apply(box.getCenterX()));
            return true;
        }
        return false;
    }
}
