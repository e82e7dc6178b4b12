package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Line;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/** Marks the points of a series as a {@link Cloud}: one mark where many lie on each other, and one shape for all of them. */
final class CloudRenderer extends AbstractXYItemRenderer {
    private static final long serialVersionUID = 1L;

    private final transient Symbol symbol;
    private final transient Colour colour;
    private final double width;
    private final double lineWidth;
    private final int points;

    /** @param points how many the whole plot has: its clouds are thinned alike */
    private CloudRenderer(Symbol symbol, Colour colour, double width, double lineWidth, int points) {
        this.symbol = symbol;
        this.colour = colour;
        this.width = width;
        this.lineWidth = lineWidth;
        this.points = points;
    }

    static CloudRenderer dots(Colour colour, double diameter, int points) {
        return new CloudRenderer(Symbol.DOT, colour, diameter, diameter, points);
    }

    static CloudRenderer crosses(Colour colour, double width, double lineWidth, int points) {
        return new CloudRenderer(Symbol.CROSS, colour, width, lineWidth, points);
    }

    static CloudRenderer squares(Colour colour, double width, int points) {
        return new CloudRenderer(Symbol.SQUARE, colour, width, 0, points);
    }

    /** The cloud of the series that is being drawn. */
    private final class Drawing extends XYItemRendererState {
        private final Graphics2D graphics;
        private final Cloud cloud = new Cloud(points);

        private Drawing(Graphics2D graphics, PlotRenderingInfo info) {
            super(info);
            this.graphics = graphics;
        }

        @Override
        public void endSeriesPass(XYDataset data, int series, int first, int last, int pass, int passes) {
            draw(graphics, cloud);
        }
    }

    @Override
    public XYItemRendererState initialise(
            Graphics2D graphics, Rectangle2D area, XYPlot plot, XYDataset data, PlotRenderingInfo info) {
        return new Drawing(graphics, info);
    }

    @Override
    public void drawItem(
            Graphics2D graphics,
            XYItemRendererState state,
            Rectangle2D area,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis domain,
            ValueAxis range,
            XYDataset data,
            int series,
            int item,
            CrosshairState crosshair,
            int pass) {
        double x = domain.valueToJava2D(data.getXValue(series, item), area, plot.getDomainAxisEdge());
        double y = range.valueToJava2D(data.getYValue(series, item), area, plot.getRangeAxisEdge());
        ((Drawing) state).cloud.add(x, y);
    }

    private void draw(Graphics2D graphics, Cloud cloud) {
        if (symbol == Symbol.DOT) {
            // Pale where one point fell, in full colour where there were more.
            stroke(graphics, cloud.stretches(1), colour.alpha(0.7), width);
            stroke(graphics, cloud.stretches(2), colour, width);
        } else if (symbol == Symbol.CROSS) {
            stroke(graphics, Symbol.crosses(cloud.all()[0], cloud.all()[1], width), colour, lineWidth);
        } else {
            graphics.setPaint(colour.awt());
            graphics.fill(Symbol.squares(cloud.all()[0], cloud.all()[1], width));
        }
    }

    private static void stroke(Graphics2D graphics, Path2D path, Colour colour, double width) {
        if (path.getCurrentPoint() == null) return;
        graphics.setPaint(colour.awt());
        graphics.setStroke(Line.solid(colour, width).stroke());
        graphics.draw(path);
    }
}
