package dev.splitbrain.report.draw;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.util.function.Consumer;

/** A surface to draw on. Coordinates are the picture's own units, y grows downwards, text stands on its baseline. */
public interface Canvas {
    /** The letters that all text on this canvas is set in. */
    Typeface typeface();

    void fill(Shape shape, Colour colour);

    void stroke(Shape shape, Line line);

    /** Text that starts at x on the baseline y, turned counter-clockwise about that point by quarter turns. */
    void text(String text, double x, double y, Type type, Colour colour, int quarterTurns);

    /** Many upright strokes of one width with round ends: from top to bottom at x, each a disc where both are equal. */
    void pills(double[] xs, double[] tops, double[] bottoms, double width, Colour colour);

    /** Many discs of one size. */
    default void dots(double[] xs, double[] ys, double diameter, Colour colour) {
        pills(xs, ys, ys, diameter, colour);
    }

    /** What is drawn inside shows within the box only. */
    void clipped(Box box, Runnable drawing);

    /** What is drawn inside belongs together: a named group, where the format has such. */
    void group(String name, Runnable drawing);

    /**
     * Lets a library draw that knows Java's graphics: shapes in plain colours, and text set in the canvas's letters.
     *
     * @param overhang how far drawing may leave a clip, so that a mark at the edge of a plot is not cut in half
     */
    default void graphics(double overhang, Consumer<Graphics2D> painter) {
        CanvasGraphics graphics = new CanvasGraphics(this, overhang);
        painter.accept(graphics);
        graphics.flush();
    }

    default void text(String text, double x, double y, Type type, Colour colour, Align align) {
        text(text, align.start(x, width(text, type)), y, type, colour, 0);
    }

    default void line(double x1, double y1, double x2, double y2, Line line) {
        stroke(new Line2D.Double(x1, y1, x2, y2), line);
    }

    default void fill(Box box, Colour colour) {
        fill(box.shape(), colour);
    }

    default double width(String text, Type type) {
        return typeface().width(text, type);
    }
}
