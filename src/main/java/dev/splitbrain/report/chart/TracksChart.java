package dev.splitbrain.report.chart;

import dev.splitbrain.metrics.Track;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.plot.XYPlot;

/** Numbers over time as lines: clock offsets, blocked transactions, how far a rumour has come. */
final class TracksChart extends TimedChart {
    private static final int MOST_COLOURS = 7;

    private final Measure measure;
    private final List<Track> tracks;

    TracksChart(RunData run, View view, Measure measure) {
        super(run, view);
        this.measure = measure;
        tracks = run.tracks(measure.key());
    }

    @Override
    public String finding() {
        return tracks.isEmpty()
                ? measure.nothing()
                : measure.finding(tracks, view, run.nodes().size());
    }

    /** Those that stand out, in the order of the run; the rest are drawn in grey. */
    private List<Track> coloured() {
        if (tracks.size() <= MOST_COLOURS) return tracks;
        List<Track> largest = tracks.stream()
                .sorted(Comparator.comparingDouble(this::size).reversed())
                .limit(MOST_COLOURS - 1)
                .toList();
        return tracks.stream().filter(largest::contains).toList();
    }

    private double size(Track track) {
        double least =
                track.samples().stream().mapToDouble(Track.Sample::value).min().orElse(0);
        return Math.max(track.most(view.fromNanos(), view.toNanos()), -least);
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        List<LegendItem> items = new ArrayList<>();
        List<Track> coloured = coloured();
        for (int i = 0; i < coloured.size(); i++)
            if (!coloured.get(i).name().isEmpty() && (tracks.size() > 1 || measure != Measure.SPREAD))
                items.add(new LegendItem(symbol(i), theme.series(i), measure.nameOf(coloured.get(i))));
        int rest = tracks.size() - coloured.size();
        if (rest > 0) items.add(new LegendItem(Symbol.LINE, theme.muted().mix(theme.ground(), 0.5), rest + " others"));
        return items;
    }

    /** Every second line is dashed too, for those who cannot tell the colours apart. */
    private static Symbol symbol(int i) {
        return i % 2 == 0 ? Symbol.LINE : Symbol.LONG_DASHES;
    }

    @Override
    public void draw(Pen pen, Box body) {
        TimedPlot.drawAll(pen, body, view, run, (inside, time) -> {
            double high =
                    Math.max(measure.leastHigh(), samples().max(Double::compare).orElse(1.0));
            double low = Math.min(0, samples().min(Double::compare).orElse(0.0));
            double air = (high - low) * 0.06;
            Scale scale = Scale.linear(low < 0 ? low - air : 0, high + air, inside.bottom(), inside.y());
            List<Tick> ticks = measure.ticks(scale, inside.height() > 300 ? 8 : 5);
            XYPlot plot = Plots.plot(pen, null, LabelledAxis.left(pen, scale, ticks, measure.axis()));
            if (low < 0) Plots.showZero(pen, plot);
            addLines(pen, plot, time);
            return List.of(new TimedPlot.Panel(plot, 1));
        });
    }

    private java.util.stream.Stream<Double> samples() {
        return tracks.stream().flatMap(track -> track.samples().stream()).map(Track.Sample::value);
    }

    private void addLines(Pen pen, XYPlot plot, TimeAxis time) {
        List<Track> coloured = coloured();
        if (tracks.size() == 1 && !measure.sloped())
            Plots.addArea(
                    plot, staircase(tracks.get(0), time), pen.theme().series(0).alpha(0.25));
        Line grey = Line.solid(
                pen.theme().muted().mix(pen.theme().ground(), 0.5), pen.size().line() * 0.4);
        for (Track track : tracks) if (!coloured.contains(track)) Plots.addLine(plot, staircase(track, time), grey);
        for (int i = 0; i < coloured.size(); i++) {
            Line line = new Line(
                    pen.theme().series(i), pen.size().line() * 0.8, symbol(i).dash());
            Plots.addLine(plot, staircase(coloured.get(i), time), line);
        }
    }

    /** Each value holds until the next; steps within a quarter of a unit of the picture are drawn as one. */
    private double[][] staircase(Track track, TimeAxis time) {
        Points points = new Points();
        double apart = time.nanosAt(time.left() + 0.25) - view.fromNanos();
        double lastNanos = Double.NEGATIVE_INFINITY;
        double value = measure.sloped() ? track.between(view.fromNanos()) : track.at(view.fromNanos());
        points.add(view.fromNanos(), value);
        for (Track.Sample sample : track.samples()) {
            long at = sample.atNanos();
            if (at <= view.fromNanos() || at >= view.toNanos()) continue;
            if (!measure.sloped() && at - lastNanos > apart) points.add(at, value);
            points.add(at, sample.value());
            value = sample.value();
            lastNanos = at;
        }
        points.add(view.toNanos(), measure.sloped() ? track.between(view.toNanos()) : value);
        return points.toArrays();
    }

    @Override
    public List<Table> tables() {
        Table table = new Table("", "time_s", "name", measure.column());
        for (Track track : tracks)
            for (Track.Sample sample : track.samples())
                table.row(seconds(sample.atNanos()), track.name(), sample.value());
        return List.of(table);
    }
}
