package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Line;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;

/** Boxes with words in a lane of a plot over time. The lane is one unit high; places are those of the picture. */
final class LaneBoxes implements FaultLanes.Lane {
    private final Pen pen;
    private final TimeAxis time;
    private final XYPlot plot;
    private final double low;
    private final double high;

    /** @param air what is left empty above and below, as a share of the lane */
    LaneBoxes(Pen pen, TimeAxis time, XYPlot plot, int lane, double air) {
        this.pen = pen;
        this.time = time;
        this.plot = plot;
        low = lane + air;
        high = lane + 1 - air;
    }

    @Override
    public void box(double left, double right, Colour fill) {
        plot.addAnnotation(
                new XYBoxAnnotation(time.nanosAt(left), low, time.nanosAt(right), high, null, null, fill.awt()));
    }

    /** The rim of a box with nothing in it. The line lies inside. */
    void outline(double left, double right, double airAbove, Line line) {
        double half = line.width() / 2;
        plot.addAnnotation(new XYBoxAnnotation(
                time.nanosAt(left + half),
                low + airAbove,
                time.nanosAt(right - half),
                high - airAbove,
                line.stroke(),
                line.colour().awt(),
                null));
    }

    /** Slanted lines over a box of a fill, in a lane of a height. */
    void hatch(double left, double right, double laneHeight, Colour fill) {
        Box box = new Box(left, 0, right - left, (high - low) * laneHeight);
        Path2D lines = new Path2D.Double();
        double[] place = new double[6];
        for (PathIterator i = Hatch.lines(box, Hatch.apart(pen.size())).getPathIterator(null); !i.isDone(); i.next()) {
            boolean begins = i.currentSegment(place) == PathIterator.SEG_MOVETO;
            double x = time.nanosAt(place[0]);
            double y = high - place[1] / laneHeight;
            if (begins) lines.moveTo(x, y);
            else lines.lineTo(x, y);
        }
        Line line = Hatch.line(fill, pen.size().hairline());
        plot.addAnnotation(
                new XYShapeAnnotation(lines, line.stroke(), line.colour().awt()));
    }

    /** The same text before a fill of its own, which keeps what is drawn behind it from touching it. */
    void text(String text, double x, Colour colour, Colour fill) {
        annotate(text, x, colour).setBackgroundPaint(fill.awt());
    }

    /** Text that starts at x, in the middle of the lane. */
    @Override
    public void text(String text, double x, Colour colour) {
        annotate(text, x, colour);
    }

    private XYTextAnnotation annotate(String text, double x, Colour colour) {
        XYTextAnnotation annotation = new XYTextAnnotation(text, time.nanosAt(x), (low + high) / 2);
        annotation.setFont(Plots.font(pen, pen.size().note()));
        annotation.setPaint(colour.awt());
        annotation.setTextAnchor(TextAnchor.CENTER_LEFT);
        plot.addAnnotation(annotation);
        return annotation;
    }
}
