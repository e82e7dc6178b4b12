package dev.splitbrain.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.CombinedDomainXYPlot;

/** Plots above each other over one time axis, between the gutters that all pictures have. */
final class SharedTimePlot extends CombinedDomainXYPlot {
    private static final long serialVersionUID = 1L;

    private final AxisSpace gutters;

    SharedTimePlot(Pen pen, TimeAxis time) {
        super(LabelledAxis.below(pen, time));
        gutters = Plots.gutters(pen);
        Plots.dress(this);
        setFixedDomainAxisSpace(gutters);
    }

    /** The library would make room for the longest label; then the time axes of two pictures would not align. */
    @Override
    protected AxisSpace calculateAxisSpace(Graphics2D graphics, Rectangle2D area) {
        super.calculateAxisSpace(graphics, area); // finds a place for each plot
        return gutters;
    }
}
