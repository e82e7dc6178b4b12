package dev.splitbrain.bench;

import dev.splitbrain.report.chart.ChartStyle;
import dev.splitbrain.report.chart.Format;
import dev.splitbrain.report.chart.GrowthChart;
import dev.splitbrain.report.chart.GrowthChart.Point;
import dev.splitbrain.report.chart.GrowthChart.Series;
import dev.splitbrain.report.chart.Picture;
import dev.splitbrain.report.chart.Size;
import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.report.chart.Tick;
import dev.splitbrain.report.draw.Typeface;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures how time grows with nodes and with virtual time, and draws it: {@code scripts/growth}. */
public final class Growth {
    private static final Path GALLERY = Path.of("reports/gallery");
    private static final Path LONG_RUN = Path.of("scenarios/raft/long-run.yaml");
    private static final int HOPS = 20;
    private static final long LONG_ENOUGH_MILLIS = 1_000;

    private static final List<Tick> NODES = List.of(
            new Tick(1e2, "100"),
            new Tick(1e3, "1 000"),
            new Tick(1e4, "10 000"),
            new Tick(1e5, "100 000"),
            new Tick(1e6, "1 000 000"));
    private static final List<Tick> SPANS = List.of(
            new Tick(10, "10s"),
            new Tick(60, "1min"),
            new Tick(600, "10min"),
            new Tick(3_600, "1h"),
            new Tick(36_000, "10h"));

    private Growth() {}

    /** Something whose time is taken. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    /** The work of a size. */
    @FunctionalInterface
    private interface Sized {
        Work of(Tick size) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Series ring = series("ring, " + HOPS + " messages a node", NODES, Growth::ring);
        Series gossip = series("gossip until all know", NODES, Growth::gossip);
        Series raft = series("Raft, 200 operations a second, all judged", SPANS, Growth::raft);
        draw("growth-nodes", "Ten times the nodes", "nodes, log scale", NODES, List.of(ring, gossip));
        draw("growth-time", "Ten times the virtual time", "virtual time, log scale", SPANS, List.of(raft));
    }

    private static Work ring(Tick nodes) {
        Ring ring = new Ring((int) nodes.value(), HOPS * Ring.DELAY_NANOS);
        return () -> ring.simulation().run();
    }

    private static Work gossip(Tick nodes) {
        GossipSpread gossip = new GossipSpread((int) nodes.value());
        return gossip::spread;
    }

    private static Work raft(Tick span) throws Exception {
        Scenario scenario = ScenarioLoader.load(LONG_RUN, Map.of("duration", span.label()), Catalog.standard());
        return () -> {
            if (!new ScenarioRun(scenario, 1).run((timeNanos, events) -> true).asExpected())
                throw new IllegalStateException("a check was violated in " + span.label());
        };
    }

    private static Series series(String name, List<Tick> sizes, Sized work) throws Exception {
        seconds(work.of(sizes.get(1))); // warms up
        List<Point> points = new ArrayList<>();
        for (Tick size : sizes) {
            double seconds = seconds(work.of(size));
            System.out.printf(Locale.ROOT, "%-42s %10s  %10.4f s%n", name, size.label(), seconds);
            points.add(new Point(size.value(), seconds));
        }
        return new Series(name, points);
    }

    /** Of what is short, the second time counts: the compiler has seen work of that size by then. */
    private static double seconds(Work work) throws Exception {
        double first = mean(work);
        return first < LONG_ENOUGH_MILLIS / 1e3 ? mean(work) : first;
    }

    /** In processor time, which others leave alone; of as many runs as take a second. */
    private static double mean(Work work) throws Exception {
        System.gc();
        Stopwatch stopwatch = new Stopwatch(LONG_ENOUGH_MILLIS, true);
        stopwatch.start();
        int runs = 0;
        for (; runs == 0 || !stopwatch.isOver(); runs++) work.run();
        return 1 / stopwatch.perSecond(runs);
    }

    private static void draw(String name, String what, String along, List<Tick> places, List<Series> all)
            throws Exception {
        List<String> slopes = new ArrayList<>();
        for (Series series : all) {
            List<Point> points = series.points();
            Point low = points.get(points.size() - 3);
            Point high = points.get(points.size() - 1);
            double slope = Math.log(high.seconds() / low.seconds()) / Math.log(high.size() / low.size());
            slopes.add(String.format(Locale.ROOT, "%.0f times", Math.pow(10, slope)));
        }
        GrowthChart chart = new GrowthChart(
                what + " takes " + String.join(" and ", slopes) + " as long",
                "Processor time of whole runs: a straight line at the slope of the grid is growth in proportion",
                Report.machine(),
                along,
                places,
                all);
        Picture picture = new Picture("growth", chart, new ChartStyle(Theme.LIGHT, Size.LECTURE), Typeface.load());
        for (Map.Entry<String, byte[]> file :
                picture.files(name, List.of(Format.SVG, Format.CSV)).entrySet())
            Files.write(GALLERY.resolve(file.getKey()), file.getValue());
    }
}
