package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Line;
import dev.splitbrain.report.draw.Type;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** How the axes of all plots look. */
final class AxisStyle {
    private static final double LABEL_GAP = 2; // the library's own, between a plot and its labels

    private AxisStyle() {}

    /** Labels only: the grid leads to them. */
    static void side(ValueAxis axis, Pen pen, Type labels) {
        fonts(axis, pen, labels);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        double gap = pen.size().gap() - LABEL_GAP;
        axis.setTickLabelInsets(new RectangleInsets(0, gap, 0, gap));
        axis.setLabelInsets(new RectangleInsets(0, pen.size().margin() * 0.25, 0, 0));
    }

    /** A line with ticks that point away from the plot, small ones where there is no label. */
    static void below(ValueAxis axis, Pen pen) {
        fonts(axis, pen, pen.size().axis());
        double em = pen.size().axis().size();
        Line line = pen.hairline(pen.theme().muted());
        axis.setAxisLinePaint(line.colour().awt());
        axis.setAxisLineStroke(line.stroke());
        axis.setTickMarkPaint(line.colour().awt());
        axis.setTickMarkStroke(line.stroke());
        axis.setTickMarkOutsideLength((float) (em * 0.3));
        axis.setMinorTickMarksVisible(true);
        axis.setMinorTickMarkOutsideLength((float) (em * 0.15));
        axis.setTickLabelInsets(new RectangleInsets(em * 0.38 - LABEL_GAP, 0, 0, 0));
        axis.setLabelInsets(new RectangleInsets(em * 0.14, 0, 0, 0));
    }

    private static void fonts(ValueAxis axis, Pen pen, Type labels) {
        axis.setLabelFont(Plots.font(pen, pen.size().axis()));
        axis.setLabelPaint(pen.theme().muted().awt());
        axis.setTickLabelFont(Plots.font(pen, labels));
        axis.setTickLabelPaint(pen.theme().muted().awt());
    }

    /** The title at the left edge of the whole, so that it stands at the same place in all pictures. */
    static void drawTitleUpwards(ValueAxis axis, Graphics2D graphics, Rectangle2D whole, Rectangle2D inside) {
        double x = whole.getX()
                + axis.getLabelInsets().getLeft()
                + axis.getLabelFont().getSize2D();
        double length = graphics.getFontMetrics(axis.getLabelFont()).stringWidth(axis.getLabel());
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, inside.getCenterY() + length / 2);
        graphics.rotate(-Math.PI / 2);
        graphics.setFont(axis.getLabelFont());
        graphics.setPaint(axis.getLabelPaint());
        graphics.drawString(axis.getLabel(), 0f, 0f);
        graphics.setTransform(before);
    }

    static List<ValueTick> ticks(List<Tick> ticks, RectangleEdge edge) {
        TextAnchor anchor = edge == RectangleEdge.LEFT
                ? TextAnchor.CENTER_RIGHT
                : edge == RectangleEdge.RIGHT ? TextAnchor.CENTER_LEFT : TextAnchor.TOP_CENTER;
        List<ValueTick> placed = new ArrayList<>();
        for (Tick tick : ticks) {
            TickType type = tick.label().isEmpty() ? TickType.MINOR : TickType.MAJOR;
            placed.add(new NumberTick(type, tick.value(), tick.label(), anchor, anchor, 0));
        }
        return placed;
    }
}
