package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Line;
import dev.splitbrain.report.draw.Type;
import java.awt.Font;
import java.awt.Shape;
import java.util.List;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;

/** JFreeChart's plots, dressed in a picture's style: no frame, a light horizontal grid, axes without an offset. */
final class Plots {
    private Plots() {}

    /** A plot without data. What is added first lies behind what is added later. */
    static XYPlot plot(Pen pen, ValueAxis domain, ValueAxis range) {
        XYPlot plot = new XYPlot(null, domain, range, new XYLineAndShapeRenderer()); // a plot of boxes has bands too
        dress(plot);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD); // the rare are added last, and lie above the many
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        plot.setDomainGridlinesVisible(false);
        Line grid = pen.hairline(pen.theme().grid());
        plot.setRangeGridlinePaint(grid.colour().awt());
        plot.setRangeGridlineStroke(grid.stroke());
        return plot;
    }

    /** Sets what any plot needs: no background of its own, and no air around it. */
    static void dress(XYPlot plot) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    }

    /** The room around the inside of a plot. */
    static AxisSpace gutters(Pen pen) {
        Size size = pen.size();
        AxisSpace gutters = new AxisSpace();
        gutters.setLeft(pen.gutterLeft());
        gutters.setRight(size.gutterRight());
        gutters.setBottom(TimeAxis.height(size));
        return gutters;
    }

    /** Draws a plot with its axes, so that its inside lies between the picture's gutters. */
    static void draw(Pen pen, Box body, XYPlot plot) {
        Box area = Box.between(0, body.y(), pen.size().width(), body.bottom());
        pen.canvas().graphics(pen.size().gap(), graphics -> plot.draw(graphics, area.shape(), null, null, null));
    }

    /** The same for a plot that has its domain axis for itself. */
    static void drawAlone(Pen pen, Box body, XYPlot plot) {
        plot.setFixedDomainAxisSpace(gutters(pen));
        plot.setFixedRangeAxisSpace(gutters(pen));
        draw(pen, body, plot);
    }

    /** The inside of a plot that {@link #drawAlone} draws. */
    static Box inside(Pen pen, Box body) {
        Size size = pen.size();
        return Box.between(
                pen.gutterLeft(), body.y(), size.width() - size.gutterRight(), body.bottom() - TimeAxis.height(size));
    }

    /** Adds data above all that the plot has so far. */
    static void add(XYPlot plot, XYDataset data, XYItemRenderer renderer) {
        int index = plot.getDatasetCount();
        if (index == 1 && plot.getDataset() == null) index = 0;
        plot.setRenderer(index, renderer);
        plot.setDataset(index, data);
    }

    /** Adds a line; a point that is not a number breaks it. */
    static void addLine(XYPlot plot, double[][] points, Line line) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true); // or dashes would begin anew at every point
        renderer.setSeriesPaint(0, line.colour().awt());
        renderer.setSeriesStroke(0, line.stroke());
        add(plot, data(points), renderer);
    }

    /** Adds an area between a line and zero. */
    static void addArea(XYPlot plot, double[][] points, Colour colour) {
        XYAreaRenderer renderer = new XYAreaRenderer(XYAreaRenderer.AREA);
        renderer.setSeriesPaint(0, colour.awt());
        add(plot, data(points), renderer);
    }

    /** Adds a mark of a shape for each place. */
    static void addMarks(XYPlot plot, double[][] points, Shape shape, Colour fill, Line rim) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesShape(0, shape);
        renderer.setSeriesPaint(0, fill.awt());
        renderer.setDrawOutlines(true);
        renderer.setUseOutlinePaint(true);
        renderer.setSeriesOutlinePaint(0, rim.colour().awt());
        renderer.setSeriesOutlineStroke(0, rim.stroke());
        add(plot, data(points), renderer);
    }

    /** Bars without shades or rims, and a gap between them. */
    static <R extends XYBarRenderer> R plain(R bars, double gap) {
        bars.setMargin(gap);
        bars.setBarPainter(new StandardXYBarPainter());
        bars.setShadowVisible(false);
        bars.setDrawBarOutline(false);
        return bars;
    }

    /** A line at zero. */
    static void showZero(Pen pen, XYPlot plot) {
        Line line = pen.hairline(pen.theme().muted());
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(line.colour().awt());
        plot.setRangeZeroBaselineStroke(line.stroke());
    }

    static XYDataset data(double[][] points) {
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries("", points);
        return data;
    }

    /** Names at the right end of a plot, at heights between 0 (its lower edge) and 1. */
    static void labelAtRight(Pen pen, XYPlot plot, List<Tick> shares, Colour colour) {
        ValueAxis axis = LabelledAxis.notes(pen, 0, 1, shares);
        axis.setTickLabelPaint(colour.awt());
        plot.setRangeAxis(1, axis);
        plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
    }

    static Font font(Pen pen, Type type) {
        return pen.canvas().typeface().font(type);
    }
}
