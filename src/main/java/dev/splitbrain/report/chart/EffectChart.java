package dev.splitbrain.report.chart;

import dev.splitbrain.explore.statistics.Estimate;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Dash;
import dev.splitbrain.report.draw.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** How a figure's mean changes with a setting; the band is its interval of 95 % confidence. */
final class EffectChart extends GroupsChart {
    private static final float BAND = 0.22f;

    EffectChart(RunGroups data) {
        super(data);
    }

    @Override
    public String finding() {
        List<RunGroup> groups = data.groups();
        if (groups.size() < 2) return super.finding();
        RunGroup first = groups.get(0);
        RunGroup last = groups.get(groups.size() - 1);
        return "Mean " + data.measure() + ": " + mean(first) + ", " + mean(last);
    }

    private String mean(RunGroup group) {
        return data.unit().format(group.figures().mean().value()) + " (" + group.name() + ")";
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        List<LegendItem> items = new ArrayList<>();
        List<String> lines = data.lines();
        for (int i = 0; i < lines.size(); i++) {
            String name = lines.get(i).isEmpty() ? "mean" : lines.get(i);
            items.add(new LegendItem(dash(i), theme.series(i), name));
        }
        for (String source : data.sources())
            items.add(new LegendItem(Symbol.DOT, theme.muted(), "published: " + source));
        items.add(new LegendItem(Symbol.BLOCK, theme.series(0).alpha(BAND).over(theme.ground()), "95 % confidence"));
        return items;
    }

    @Override
    public void draw(Pen pen, Box body) {
        Box room = body.below(pen.size().gap());
        Box inside = Plots.inside(pen, room);
        Scale x = Scale.linear(places().get(0), places().get(places().size() - 1), inside.x(), inside.right());
        Scale y = Scale.linear(low(), high() * 1.04, inside.bottom(), inside.y());
        XYPlot plot = Plots.plot(
                pen,
                LabelledAxis.below(
                        pen, x, places(x, inside.width() / (pen.size().axis().size() * 6)), data.along()),
                LabelledAxis.left(pen, y, data.ticks(y, inside.height() > 300 ? 8 : 5), "mean " + data.measure()));
        List<String> lines = data.lines();
        for (int i = lines.size() - 1; i >= 0; i--) addBand(pen, plot, i, lines.get(i));
        for (int i = 0; i < lines.size(); i++) addPublished(pen, plot, i, lines.get(i));
        Plots.drawAlone(pen, room, plot);
    }

    private List<Double> places() {
        return data.groups().stream()
                .map(group -> group.place().orElse(0))
                .sorted()
                .toList();
    }

    /** Zero, unless all is far from it. */
    private double low() {
        double low = data.groups().stream()
                .mapToDouble(group -> interval(group).low())
                .min()
                .orElse(0);
        return low > high() * 0.6 ? low - (high() - low) * 0.1 : Math.min(0, low);
    }

    /** The mean; where runs are too few for an interval, without width. */
    private static Estimate interval(RunGroup group) {
        Estimate mean = group.figures().mean();
        return mean.isBounded() ? mean : new Estimate(mean.value(), mean.value(), mean.value());
    }

    private double high() {
        return data.groups().stream()
                .mapToDouble(group -> Math.max(
                        interval(group).high(), group.published().mean().orElse(0)))
                .max()
                .orElse(1);
    }

    /** Published means, as rings around where the simulated ones should be. */
    private void addPublished(Pen pen, XYPlot plot, int i, String line) {
        Points means = new Points();
        for (RunGroup group : data.groups()) {
            if (!group.line().equals(line) || group.published().mean().isEmpty()) continue;
            means.add(group.place().orElse(0), group.published().mean().getAsDouble());
        }
        double r = pen.size().line() * 2.4;
        java.awt.Shape ring = new java.awt.geom.Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
        Line rim = new Line(pen.theme().series(i), pen.size().hairline() * 1.5, Dash.SOLID);
        Plots.addMarks(plot, means.toArrays(), ring, pen.theme().ground().alpha(0), rim);
    }

    private void addBand(Pen pen, XYPlot plot, int i, String line) {
        YIntervalSeries series = new YIntervalSeries(line);
        Points means = new Points();
        data.groups().stream()
                .filter(group -> group.line().equals(line))
                .sorted(Comparator.comparingDouble(group -> group.place().orElse(0)))
                .forEach(group -> {
                    Estimate mean = interval(group);
                    double place = group.place().orElse(0);
                    series.add(place, mean.value(), mean.low(), mean.high());
                    means.add(place, mean.value());
                });
        YIntervalSeriesCollection collection = new YIntervalSeriesCollection();
        collection.addSeries(series);
        DeviationRenderer renderer = new DeviationRenderer(false, false);
        renderer.setAlpha(BAND);
        renderer.setSeriesFillPaint(0, pen.theme().series(i).awt());
        Plots.add(plot, collection, renderer);
        Plots.addLine(
                plot,
                means.toArrays(),
                new Line(pen.theme().series(i), pen.size().line(), dash(i).dash()));
        double r = pen.size().line() * 1.4;
        java.awt.Shape dot = new java.awt.geom.Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
        Plots.addMarks(
                plot,
                means.toArrays(),
                dot,
                pen.theme().series(i),
                pen.hairline(pen.theme().ground()));
    }

    /** Whole numbers only, where all settings are whole. */
    private List<Tick> places(Scale x, double count) {
        boolean whole = data.groups().stream()
                .flatMap(group -> group.place().stream().boxed())
                .allMatch(place -> place == Math.rint(place));
        return whole ? x.wholeTicks(count) : x.ticks(count, Scale::plain);
    }
}
