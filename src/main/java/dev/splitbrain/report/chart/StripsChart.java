package dev.splitbrain.report.chart;

import dev.splitbrain.metrics.Track;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.plot.XYPlot;

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
    public void draw(Pen narrow, Box body) {
        List<String> names = shown.stream().map(Track::name).toList();
        Pen pen = narrow.withRoomFor(names, narrow.size().note());
        List<String> shortened = pen.shortened(names, pen.size().note());
        List<TimedPlot.Panel> strips = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++)
            strips.add(new TimedPlot.Panel(strip(pen, shown.get(i), shortened.get(i)), 1.0 / shown.size()));
        TimedPlot.drawAll(pen, body, view, run, (inside, time) -> strips);
    }

    private XYPlot strip(Pen pen, Track track, String name) {
        double most = Math.max(1, shown.stream().mapToDouble(this::most).max().orElse(1));
        LabelledAxis axis = LabelledAxis.notes(pen, 0, most, List.of(new Tick(most / 2, name)));
        axis.setTickLabelPaint(pen.theme().ink().awt());
        XYPlot plot = Plots.plot(pen, null, axis);
        plot.setRangeGridlinesVisible(false);
        Plots.showZero(pen, plot);
        Plots.addArea(plot, lengths(track), pen.theme().ok());
        Tick largest = new Tick(0.5, Quantity.count(Math.round(most(track))));
        Plots.labelAtRight(pen, plot, List.of(largest), pen.theme().muted());
        return plot;
    }

    private double[][] lengths(Track track) {
        Points points = new Points();
        double value = track.at(view.fromNanos());
        points.add(view.fromNanos(), value);
        for (Track.Sample sample : track.samples()) {
            if (!view.shows(sample.atNanos())) continue;
            points.add(sample.atNanos(), value);
            points.add(sample.atNanos(), sample.value());
            value = sample.value();
        }
        points.add(view.toNanos(), value);
        return points.toArrays();
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
