package dev.splitbrain.report.chart;

import dev.splitbrain.metrics.Track;
import dev.splitbrain.report.draw.Align;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.trace.Quantity;
import java.awt.geom.Path2D;
import java.util.Comparator;
import java.util.List;

/** How much waits where: one strip for each queue, all to one scale, so that the long ones stand out and none hides another. */
final class StripsChart extends TimedChart {
    private static final int MOST_STRIPS = 12;

    private final List<Track> tracks;
    private final List<Track> shown;

    StripsChart(RunData run, View view) {
        super(run, view);
        tracks = run.tracks(Track.QUEUE_LENGTH);
        List<Track> longest = tracks.stream()
                .sorted(Comparator.comparingDouble(this::most).reversed())
                .limit(MOST_STRIPS)
                .toList();
        shown = tracks.stream().filter(longest::contains).toList();
    }

    private double most(Track track) {
        return track.most(view.fromNanos(), view.toNanos());
    }

    @Override
    public String finding() {
        Track longest =
                tracks.stream().max(Comparator.comparingDouble(this::most)).orElse(null);
        if (longest == null || most(longest) == 0) return "Nothing ever waited";
        return "The longest queue was at " + longest.name() + ": " + Quantity.count(Math.round(most(longest)))
                + " waiting";
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        String words = shown.size() < tracks.size()
                ? "waiting (the longest " + shown.size() + " of " + tracks.size() + " queues)"
                : "waiting";
        return List.of(new LegendItem(Symbol.BLOCK, theme.ok(), words));
    }

    @Override
    public void draw(Pen pen, Box body) {
        TimedPlot.draw(pen, body, view, run.faults(), (plot, time) -> {
            double most =
                    Math.max(1, shown.stream().mapToDouble(this::most).max().orElse(1));
            double height = plot.height() / Math.max(1, shown.size());
            for (int i = 0; i < shown.size(); i++) {
                Box strip = new Box(plot.x(), plot.y() + i * height, plot.width(), height).inset(0, height * 0.08);
                drawStrip(pen, strip, time, shown.get(i), most);
            }
        });
    }

    private void drawStrip(Pen pen, Box strip, TimeAxis time, Track track, double most) {
        Scale scale = Scale.linear(0, most, strip.bottom(), strip.y());
        pen.canvas().fill(area(track, time, scale), pen.theme().ok());
        pen.canvas()
                .line(
                        strip.x(),
                        strip.bottom(),
                        strip.right(),
                        strip.bottom(),
                        pen.hairline(pen.theme().muted()));
        double gap = pen.size().gap();
        pen.textAt(
                track.name(),
                strip.x() - gap,
                strip.centreY(),
                pen.size().note(),
                pen.theme().ink(),
                Align.RIGHT);
        String largest = Quantity.count(Math.round(most(track)));
        pen.textAt(
                largest,
                strip.right() + gap,
                strip.centreY(),
                pen.size().note(),
                pen.theme().muted(),
                Align.LEFT);
    }

    private Path2D area(Track track, TimeAxis time, Scale scale) {
        Path2D path = new Path2D.Double();
        double value = track.at(view.fromNanos());
        path.moveTo(time.left(), scale.at(0));
        path.lineTo(time.left(), scale.at(value));
        for (Track.Sample sample : track.samples()) {
            if (!view.shows(sample.atNanos())) continue;
            double x = time.at(sample.atNanos());
            path.lineTo(x, scale.at(value));
            path.lineTo(x, scale.at(sample.value()));
            value = sample.value();
        }
        path.lineTo(time.right(), scale.at(value));
        path.lineTo(time.right(), scale.at(0));
        path.closePath();
        return path;
    }

    @Override
    public List<Table> tables() {
        Table table = new Table("", "time_s", "queue", "most_waiting");
        for (Track track : tracks)
            for (Track.Sample sample : track.samples())
                table.row(seconds(sample.atNanos()), track.name(), sample.value());
        return List.of(table);
    }
}
