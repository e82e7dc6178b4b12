package dev.splitbrain.report.chart;

import dev.splitbrain.explore.Rounding;
import dev.splitbrain.explore.odds.Point;
import dev.splitbrain.explore.statistics.Estimate;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Line;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** The probability of a violation against the moment from which chance was another; the band is its interval of 95 % confidence. */
final class OddsChart implements Chart {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final float BAND = 0.22f;

    private final OddsCurve curve;

    OddsChart(OddsCurve curve) {
        this.curve = curve;
    }

    @Override
    public String finding() {
        return curve.finding();
    }

    @Override
    public String setup() {
        return curve.setup();
    }

    @Override
    public String footer() {
        return curve.footer();
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        return List.of(
                new LegendItem(Symbol.DOT, theme.series(0), "share of the runs that break the promise"),
                new LegendItem(Symbol.BLOCK, theme.series(0).alpha(BAND).over(theme.ground()), "95 % confidence"));
    }

    @Override
    public void draw(Pen pen, Box body) {
        Box room = body.below(pen.size().gap());
        Box inside = Plots.inside(pen, room);
        double last = seconds(curve.points().get(curve.points().size() - 1));
        Scale x = Scale.linear(0, Math.max(last, 1e-9), inside.x(), inside.right());
        Scale y = Scale.linear(0, 1, inside.bottom(), inside.y());
        double count = inside.width() / (pen.size().axis().size() * 6);
        XYPlot plot = Plots.plot(
                pen,
                LabelledAxis.below(pen, x, x.ticks(count, Scale::plain), "other luck from this moment on, s"),
                LabelledAxis.left(
                        pen, y, y.ticks(5, share -> Math.round(share * 100) + " %"), "probability of the violation"));
        YIntervalSeries band = new YIntervalSeries("");
        Points shares = new Points();
        for (Point point : curve.points()) {
            Estimate probability = point.probability();
            band.add(seconds(point), probability.value(), probability.low(), probability.high());
            shares.add(seconds(point), probability.value());
        }
        YIntervalSeriesCollection collection = new YIntervalSeriesCollection();
        collection.addSeries(band);
        DeviationRenderer renderer = new DeviationRenderer(false, false);
        renderer.setAlpha(BAND);
        renderer.setSeriesFillPaint(0, pen.theme().series(0).awt());
        Plots.add(plot, collection, renderer);
        Plots.addLine(
                plot,
                shares.toArrays(),
                Line.solid(pen.theme().series(0), pen.size().line()));
        double r = pen.size().line() * 1.4;
        java.awt.Shape dot = new java.awt.geom.Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
        Plots.addMarks(
                plot,
                shares.toArrays(),
                dot,
                pen.theme().series(0),
                pen.hairline(pen.theme().ground()));
        Plots.drawAlone(pen, room, plot);
    }

    private static double seconds(Point point) {
        return point.atNanos() / NANOS_PER_SECOND;
    }

    @Override
    public List<Table> tables() {
        Table table = new Table("", "from_nanos", "runs", "violated", "probability", "low", "high");
        for (Point point : curve.points()) {
            Estimate probability = point.probability();
            table.row(
                    point.atNanos(),
                    point.runs(),
                    point.violated(),
                    Rounding.text(probability.value()),
                    Rounding.text(probability.low()),
                    Rounding.text(probability.high()));
        }
        return List.of(table);
    }
}
