package dev.splitbrain.report.chart;

import dev.splitbrain.explore.statistics.Figures;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Dash;
import dev.splitbrain.report.draw.Line;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.XYPlot;

/** The share of runs whose figure does not exceed a value, by setting; over it, what somebody published. */
final class RunsCdfChart extends GroupsChart {
    private static final double CUT = 0.998; // the few slowest runs would squeeze all others to the left

    RunsCdfChart(RunGroups data) {
        super(data);
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        List<LegendItem> items = new ArrayList<>();
        for (int i = 0; i < data.groups().size(); i++) {
            RunGroup group = data.groups().get(i);
            String name = group.name().isEmpty() ? "simulated" : group.name();
            String runs = " (" + Quantity.count(group.figures().count(), data.counted()) + ")";
            items.add(new LegendItem(dash(i), theme.series(i), name + runs));
        }
        data.published()
                .ifPresent(published ->
                        items.add(new LegendItem(Symbol.DOT, theme.muted(), "published: " + published.source())));
        for (String source : data.sources())
            items.add(new LegendItem(Symbol.DOT, theme.muted(), "published: " + source));
        return items;
    }

    @Override
    public void draw(Pen pen, Box body) {
        Box room = body.below(pen.size().gap());
        Box inside = Plots.inside(pen, room);
        double least = data.least();
        double most = Math.max(least, shownMost());
        double margin = (most - least) * 0.02;
        Scale x = Scale.linear(Math.max(0, least - margin), most + margin, inside.x(), inside.right());
        Scale y = Scale.linear(0, 100, inside.bottom(), inside.y());
        XYPlot plot = Plots.plot(
                pen,
                LabelledAxis.below(
                        pen,
                        x,
                        data.ticks(x, inside.width() / (pen.size().axis().size() * 6)),
                        data.measure() + " up to"),
                LabelledAxis.left(
                        pen,
                        y,
                        y.ticks(inside.height() > 300 ? 10 : 5, v -> Scale.plain(v) + " %"),
                        data.counted() + "s"));
        for (int i = data.groups().size() - 1; i >= 0; i--) {
            Line line = new Line(pen.theme().series(i), pen.size().line(), dash(i).dash());
            Plots.addLine(plot, staircase(data.groups().get(i).figures(), x), line);
        }
        for (int i = 0; i < data.groups().size(); i++)
            addPublished(
                    pen, plot, data.groups().get(i).published(), x, pen.theme().series(i));
        data.published()
                .ifPresent(published ->
                        addPublished(pen, plot, published, x, pen.theme().ink()));
        Plots.drawAlone(pen, room, plot);
    }

    private double shownMost() {
        double most = data.groups().stream()
                .mapToDouble(group -> group.figures().quantile(CUT).value())
                .max()
                .orElse(1);
        return Math.min(data.most(), most);
    }

    private static double[][] staircase(Figures figures, Scale x) {
        Points points = new Points();
        points.add(x.low(), 0);
        double share = 0;
        for (int i = 0; i < figures.count() && figures.ranked(i) <= x.high(); i++) {
            points.add(figures.ranked(i), share);
            share = 100.0 * (i + 1) / figures.count();
            points.add(figures.ranked(i), share);
        }
        points.add(x.high(), share);
        return points.toArrays();
    }

    private static void addPublished(Pen pen, XYPlot plot, Published published, Scale x, Colour rim) {
        Points dots = new Points();
        for (Published.Point point : published.points()) {
            if (point.value() <= x.high()) dots.add(point.value(), 100 * point.share());
        }
        double r = pen.size().line() * 1.1;
        java.awt.Shape dot = new java.awt.geom.Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
        Line line = new Line(rim, pen.size().hairline() * 1.5, Dash.SOLID);
        Plots.addMarks(plot, dots.toArrays(), dot, pen.theme().ground(), line);
    }
}
