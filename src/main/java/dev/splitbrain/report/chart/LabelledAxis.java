package dev.splitbrain.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;

/** A linear axis with ticks and labels of one's own: numbers, moments, or the names of lanes. */
final class LabelledAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;

    private final transient List<Tick> ticks;

    private LabelledAxis(double low, double high, List<Tick> ticks, String title) {
        super(title);
        this.ticks = List.copyOf(ticks);
        setRange(low, high);
    }

    /** Labels at the side of a plot, for the grid's lines. */
    static LabelledAxis left(Pen pen, Scale scale, List<Tick> ticks, String title) {
        LabelledAxis axis = new LabelledAxis(scale.low(), scale.high(), ticks, title);
        AxisStyle.side(axis, pen, pen.size().axis());
        return axis;
    }

    /** Labels at the side of a plot that are smaller than numbers, and read as a part of it. */
    static LabelledAxis notes(Pen pen, double low, double high, List<Tick> ticks) {
        LabelledAxis axis = new LabelledAxis(low, high, ticks, null);
        AxisStyle.side(axis, pen, pen.size().note());
        return axis;
    }

    /** A line with ticks below a plot. */
    static LabelledAxis below(Pen pen, Scale scale, List<Tick> ticks, String title) {
        LabelledAxis axis = new LabelledAxis(scale.low(), scale.high(), ticks, title);
        AxisStyle.below(axis, pen);
        return axis;
    }

    /** Virtual time below a plot. */
    static LabelledAxis below(Pen pen, TimeAxis time) {
        LabelledAxis axis = new LabelledAxis(time.fromNanos(), time.toNanos(), time.ticks(pen.size()), time.title());
        AxisStyle.below(axis, pen);
        return axis;
    }

    @Override
    public List<ValueTick> refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        return AxisStyle.ticks(ticks, edge);
    }

    @Override
    protected AxisState drawLabel(
            String title,
            Graphics2D graphics,
            Rectangle2D whole,
            Rectangle2D inside,
            RectangleEdge edge,
            AxisState state) {
        if (title == null || edge != RectangleEdge.LEFT)
            return super.drawLabel(title, graphics, whole, inside, edge, state);
        AxisStyle.drawTitleUpwards(this, graphics, whole, inside);
        return state;
    }
}
