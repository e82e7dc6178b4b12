package dev.splitbrain.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;

/** A logarithmic axis of durations: 1, 2, 5, 10 … with their units. The library's own would print powers of ten. */
final class LogTimeAxis extends LogAxis {
    private static final long serialVersionUID = 1L;

    private final transient List<Tick> ticks;

    private LogTimeAxis(Scale scale, List<Tick> ticks, String title) {
        super(title);
        this.ticks = List.copyOf(ticks);
        setRange(scale.low(), scale.high());
    }

    static LogTimeAxis left(Pen pen, Scale scale, List<Tick> ticks, String title) {
        LogTimeAxis axis = new LogTimeAxis(scale, ticks, title);
        AxisStyle.side(axis, pen, pen.size().axis());
        return axis;
    }

    static LogTimeAxis below(Pen pen, Scale scale, List<Tick> ticks, String title) {
        LogTimeAxis axis = new LogTimeAxis(scale, ticks, title);
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
