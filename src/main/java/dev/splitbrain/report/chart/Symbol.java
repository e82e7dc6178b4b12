package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Canvas;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Dash;
import dev.splitbrain.report.draw.Line;
import java.awt.geom.Path2D;

/** The shapes by which pictures tell things apart besides colour. */
public enum Symbol {
    DOT,
    CROSS,
    SQUARE,
    LINE,
    LONG_DASHES,
    SHORT_DASHES,
    DOTTED_LINE,
    BLOCK,
    HATCHED_BLOCK,
    DASHED_OUTLINE;

    /** The sample of a legend, in a box as high as a letter. */
    public void drawSample(Canvas canvas, Box box, Colour colour, double lineWidth) {
        double[] x = {box.centreX()};
        double[] y = {box.centreY()};
        switch (this) {
            case DOT -> canvas.dots(x, y, box.height() * 0.72, colour);
            case CROSS -> crosses(canvas, x, y, box.height() * 0.72, colour, lineWidth * 0.8);
            case SQUARE -> squares(canvas, x, y, box.height() * 0.66, colour);
            case BLOCK -> canvas.fill(box, colour);
            case HATCHED_BLOCK -> {
                canvas.fill(box, colour);
                canvas.stroke(Hatch.lines(box, box.height() * 0.6), Hatch.line(colour, lineWidth / 3));
            }
            case DASHED_OUTLINE -> canvas.stroke(box.shape(), new Line(colour, lineWidth * 0.6, Dash.SHORT));
            default ->
                canvas.line(box.x(), box.centreY(), box.right(), box.centreY(), new Line(colour, lineWidth, dash()));
        }
    }

    /** How wide a sample of a height is. */
    public double sampleWidth(double height) {
        return switch (this) {
            case DOT, CROSS, SQUARE -> height;
            case BLOCK, HATCHED_BLOCK, DASHED_OUTLINE -> height * 1.5;
            default -> height * 3;
        };
    }

    public Dash dash() {
        return switch (this) {
            case LONG_DASHES -> Dash.LONG;
            case SHORT_DASHES -> Dash.SHORT;
            case DOTTED_LINE -> Dash.DOTTED;
            default -> Dash.SOLID;
        };
    }

    public static void crosses(Canvas canvas, double[] xs, double[] ys, double width, Colour colour, double lineWidth) {
        if (xs.length > 0) canvas.stroke(crosses(xs, ys, width), Line.solid(colour, lineWidth));
    }

    static Path2D crosses(double[] xs, double[] ys, double width) {
        Path2D path = new Path2D.Double();
        double r = width / 2;
        for (int i = 0; i < xs.length; i++) {
            path.moveTo(xs[i] - r, ys[i] - r);
            path.lineTo(xs[i] + r, ys[i] + r);
            path.moveTo(xs[i] - r, ys[i] + r);
            path.lineTo(xs[i] + r, ys[i] - r);
        }
        return path;
    }

    public static void squares(Canvas canvas, double[] xs, double[] ys, double width, Colour colour) {
        if (xs.length > 0) canvas.fill(squares(xs, ys, width), colour);
    }

    static Path2D squares(double[] xs, double[] ys, double width) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int i = 0; i < xs.length; i++)
            path.append(new Box(xs[i] - width / 2, ys[i] - width / 2, width, width).shape(), false);
        return path;
    }
}
