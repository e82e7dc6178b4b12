package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Align;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Virtual time from left to right; the one axis that all pictures of a run share. */
public record TimeAxis(long fromNanos, long toNanos, double left, double right) {
    private static final long[] SECONDS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21600, 86400};

    public static TimeAxis over(View view, Box plot) {
        return new TimeAxis(view.fromNanos(), view.toNanos(), plot.x(), plot.right());
    }

    public double at(double nanos) {
        return left + (nanos - fromNanos) / (double) (toNanos - fromNanos) * (right - left);
    }

    /** The moment that is drawn at a place. */
    double nanosAt(double x) {
        return fromNanos + (x - left) / (right - left) * (toNanos - fromNanos);
    }

    /** The same, held inside the plot. */
    public double clamped(double nanos) {
        return Math.min(right, Math.max(left, at(nanos)));
    }

    /** A moment, or the end of the axis that is nearest to it. */
    double within(double nanos) {
        return Math.min(toNanos, Math.max(fromNanos, nanos));
    }

    /** Ticks, labels and title under a plot. */
    public void drawBelow(Pen pen, Box plot) {
        Size size = pen.size();
        double y = plot.bottom();
        double tick = size.axis().size() * 0.3;
        pen.canvas().line(plot.x(), y, plot.right(), y, pen.hairline(pen.theme().muted()));
        double labelY = y + tick + size.axis().size() * 1.05;
        for (Tick t : ticks(size)) {
            double x = at(t.value());
            pen.canvas().line(x, y, x, y + tick, pen.hairline(pen.theme().muted()));
            pen.text(t.label(), x, labelY, size.axis(), pen.theme().muted(), Align.CENTRE);
        }
        pen.text(
                title(),
                plot.centreX(),
                labelY + size.axis().size() * 1.35,
                size.axis(),
                pen.theme().muted(),
                Align.CENTRE);
    }

    /** The height that ticks, labels and title take. */
    public static double height(Size size) {
        return size.axis().size() * 3;
    }

    /** Thin lines through the plot at the labelled ticks. */
    public void drawGrid(Pen pen, Box plot) {
        for (Tick t : ticks(pen.size())) {
            double x = at(t.value());
            pen.canvas()
                    .line(
                            x,
                            plot.y(),
                            x,
                            plot.bottom(),
                            pen.hairline(pen.theme().grid()));
        }
    }

    String title() {
        return "virtual time (" + unit().name + ")";
    }

    List<Tick> ticks(Size size) {
        return ticks((right - left) / (size.axis().size() * 5.5));
    }

    private enum Unit {
        SECONDS("s", 1e9),
        MILLISECONDS("ms", 1e6),
        MICROSECONDS("µs", 1e3);

        private final String name;
        private final double nanos;

        Unit(String name, double nanos) {
            this.name = name;
            this.nanos = nanos;
        }
    }

    /** Small windows late in a run keep seconds, with decimals: their place in the run is what one looks for. */
    private Unit unit() {
        if (toNanos > 2_000_000_000L) return Unit.SECONDS;
        return toNanos > 2_000_000L ? Unit.MILLISECONDS : Unit.MICROSECONDS;
    }

    public List<Tick> ticks(double about) {
        Unit unit = unit();
        double step = step((toNanos - fromNanos) / unit.nanos / Math.max(2, about), unit) * unit.nanos;
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(fromNanos / step - 1e-9); i * step <= toNanos * (1 + 1e-12); i++)
            ticks.add(new Tick(i * step, Numbers.decimal(i * step / unit.nanos, 6)));
        return ticks;
    }

    private static double step(double least, Unit unit) {
        if (unit == Unit.SECONDS && least > 1) {
            for (long seconds : SECONDS) if (seconds >= least) return seconds;
        }
        return Scale.roundUp(least);
    }
}
