package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Line;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.XYPlot;

/**
 * How long something takes as it grows, both axes logarithmic: where twice as much takes twice as long, a line rises at the
 * slope of the grid.
 *
 * @param along what grows, with its unit: the title of the axis below
 * @param places what is marked on that axis, and how
 */
public record GrowthChart(
        String finding, String setup, String footer, String along, List<Tick> places, List<Series> series)
        implements Chart {
    /** One kind of work: how many seconds it took at each size. */
    public record Series(String name, List<Point> points) {}

    /** One measurement. */
    public record Point(double size, double seconds) {}

    @Override
    public List<LegendItem> legend(Theme theme) {
        List<LegendItem> items = new ArrayList<>();
        for (int i = 0; i < series.size(); i++)
            items.add(new LegendItem(
                    GroupsChart.dash(i), theme.series(i), series.get(i).name()));
        return items;
    }

    @Override
    public void draw(Pen pen, Box body) {
        Box room = body.below(pen.size().gap());
        Box inside = Plots.inside(pen, room);
        double first = StrictMath.log10(places.get(0).value());
        double last = StrictMath.log10(places.get(places.size() - 1).value());
        double low = Math.floor(StrictMath.log10(seconds().min().orElse(1)));
        double high = Math.ceil(StrictMath.log10(seconds().max().orElse(10)));
        Scale x = Scale.linear(first, last, inside.x(), inside.right());
        Scale y = Scale.linear(low, high, inside.bottom(), inside.y());
        XYPlot plot = Plots.plot(
                pen,
                LabelledAxis.below(pen, x, logarithms(places), along),
                LabelledAxis.left(pen, y, powers(low, high), "seconds, log scale"));
        for (int i = 0; i < series.size(); i++) add(pen, plot, i);
        Plots.drawAlone(pen, room, plot);
    }

    private java.util.stream.DoubleStream seconds() {
        return series.stream().flatMap(line -> line.points().stream()).mapToDouble(Point::seconds);
    }

    private static List<Tick> logarithms(List<Tick> ticks) {
        return ticks.stream()
                .map(tick -> new Tick(StrictMath.log10(tick.value()), tick.label()))
                .toList();
    }

    private static List<Tick> powers(double low, double high) {
        List<Tick> ticks = new ArrayList<>();
        for (double power = low; power <= high; power++)
            ticks.add(new Tick(power, Scale.plain(StrictMath.pow(10, power))));
        return ticks;
    }

    private void add(Pen pen, XYPlot plot, int i) {
        Points points = new Points();
        for (Point point : series.get(i).points())
            points.add(StrictMath.log10(point.size()), StrictMath.log10(point.seconds()));
        double r = pen.size().line() * 1.4;
        java.awt.Shape dot = new java.awt.geom.Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
        Plots.addLine(
                plot,
                points.toArrays(),
                new Line(
                        pen.theme().series(i),
                        pen.size().line(),
                        GroupsChart.dash(i).dash()));
        Plots.addMarks(
                plot,
                points.toArrays(),
                dot,
                pen.theme().series(i),
                pen.hairline(pen.theme().ground()));
    }

    @Override
    public List<Table> tables() {
        Table table = new Table("", "work", "size", "seconds");
        for (Series line : series)
            for (Point point : line.points()) table.row(line.name(), point.size(), point.seconds());
        return List.of(table);
    }
}
