package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Align;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Type;
import java.util.List;

/** Draws axes at the sides of a plot, with light lines across it. */
public final class Axes {
    private Axes() {}

    /** A vertical axis at the left: a line and a label for each tick, and a title that reads upwards. */
    public static void left(Pen pen, Box plot, Scale scale, List<Tick> ticks, String title) {
        Size size = pen.size();
        pen.canvas().group("axis", () -> {
            for (Tick tick : ticks) {
                double y = scale.at(tick.value());
                if (!tick.label().isEmpty())
                    pen.canvas()
                            .line(
                                    plot.x(),
                                    y,
                                    plot.right(),
                                    y,
                                    pen.hairline(pen.theme().grid()));
                pen.textAt(
                        tick.label(),
                        plot.x() - size.gap(),
                        y,
                        size.axis(),
                        pen.theme().muted(),
                        Align.RIGHT);
            }
            titleUpwards(pen, plot, title);
        });
    }

    private static void titleUpwards(Pen pen, Box plot, String title) {
        Type type = pen.size().axis();
        double width = pen.width(title, type);
        double x = plot.x() - pen.size().gutterLeft() + pen.size().margin() * 0.25 + type.size();
        pen.canvas()
                .text(title, x, plot.centreY() + width / 2, type, pen.theme().muted(), 1);
    }

    /** A horizontal axis below, with its title. */
    public static void below(Pen pen, Box plot, Scale scale, List<Tick> ticks, String title) {
        Size size = pen.size();
        double y = plot.bottom();
        double length = size.axis().size() * 0.3;
        double labelY = y + length + size.axis().size() * 1.05;
        pen.canvas().group("axis", () -> {
            pen.canvas()
                    .line(plot.x(), y, plot.right(), y, pen.hairline(pen.theme().muted()));
            for (Tick tick : ticks) {
                double x = scale.at(tick.value());
                boolean named = !tick.label().isEmpty();
                pen.canvas()
                        .line(
                                x,
                                y,
                                x,
                                y + length * (named ? 1 : 0.5),
                                pen.hairline(pen.theme().muted()));
                pen.text(tick.label(), x, labelY, size.axis(), pen.theme().muted(), Align.CENTRE);
            }
            pen.text(
                    title,
                    plot.centreX(),
                    labelY + size.axis().size() * 1.35,
                    size.axis(),
                    pen.theme().muted(),
                    Align.CENTRE);
        });
    }
}
