package dev.splitbrain.report.chart;

import dev.splitbrain.metrics.Track;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Dash;
import dev.splitbrain.report.draw.Line;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
            if (!coloured.get(i).name().isEmpty())
                items.add(new LegendItem(
                        symbol(i), theme.series(i), coloured.get(i).name()));
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
        TimedPlot.draw(pen, body, view, run.faults(), (plot, time) -> {
            double high =
                    Math.max(measure.leastHigh(), samples().max(Double::compare).orElse(1.0));
            double low = Math.min(0, samples().min(Double::compare).orElse(0.0));
            double air = (high - low) * 0.06;
            Scale scale = Scale.linear(low < 0 ? low - air : 0, high + air, plot.bottom(), plot.y());
            Axes.left(pen, plot, scale, measure.ticks(scale, plot.height() > 300 ? 8 : 5), measure.axis());
            if (low < 0)
                pen.canvas()
                        .line(
                                plot.x(),
                                scale.at(0),
                                plot.right(),
                                scale.at(0),
                                pen.hairline(pen.theme().muted()));
            pen.canvas().clipped(plot.inset(-2, -2), () -> drawLines(pen, time, scale));
        });
    }

    private java.util.stream.Stream<Double> samples() {
        return tracks.stream().flatMap(track -> track.samples().stream()).map(Track.Sample::value);
    }

    private void drawLines(Pen pen, TimeAxis time, Scale scale) {
        List<Track> coloured = coloured();
        if (tracks.size() == 1 && !measure.sloped()) fillBelow(pen, time, scale);
        Line grey = Line.solid(
                pen.theme().muted().mix(pen.theme().ground(), 0.5), pen.size().line() * 0.4);
        for (Track track : tracks)
            if (!coloured.contains(track)) pen.canvas().stroke(staircase(track, time, scale), grey);
        for (int i = 0; i < coloured.size(); i++) {
            Dash dash = symbol(i).dash();
            pen.canvas()
                    .stroke(
                            staircase(coloured.get(i), time, scale),
                            new Line(pen.theme().series(i), pen.size().line() * 0.8, dash));
        }
    }

    private void fillBelow(Pen pen, TimeAxis time, Scale scale) {
        Path2D area = staircase(tracks.get(0), time, scale);
        area.lineTo(time.right(), scale.at(0));
        area.lineTo(time.left(), scale.at(0));
        area.closePath();
        pen.canvas().fill(area, pen.theme().series(0).alpha(0.25));
    }

    /** Each value holds until the next; steps within one unit of the picture are drawn as one. */
    private Path2D staircase(Track track, TimeAxis time, Scale scale) {
        Path2D path = new Path2D.Double();
        double lastX = Double.NEGATIVE_INFINITY;
        double value = track.at(view.fromNanos());
        path.moveTo(time.left(), scale.at(value));
        for (Track.Sample sample : track.samples()) {
            if (sample.atNanos() <= view.fromNanos() || sample.atNanos() >= view.toNanos()) continue;
            double x = time.at(sample.atNanos());
            if (!measure.sloped() && x - lastX > 0.25) path.lineTo(x, scale.at(value));
            path.lineTo(x, scale.at(sample.value()));
            value = sample.value();
            lastX = x;
        }
        path.lineTo(time.right(), scale.at(value));
        return path;
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
