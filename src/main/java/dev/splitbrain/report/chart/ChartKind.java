package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Typeface;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of chart: each with its name in scenarios and on the command line, and what it shows. */
public enum ChartKind {
    LATENCY("latency", "every operation over time by outcome, with p50, p95 and p99", LatencyChart::new),
    AVAILABILITY("availability", "who led when, who was down, and what the clients got", AvailabilityChart::new),
    PERCENTILES(
            "percentiles", "latency by percentile, by operation or comparing runs", comparing(PercentilesChart::new)),
    CDF("cdf", "share of operations within a latency, by operation or comparing runs", comparing(CdfChart::new)),
    THROUGHPUT("throughput", "operations per second by outcome", ThroughputChart::new),
    TERMS("terms", "terms, ballots or views of the nodes, candidates and leaders", TermsChart::new),
    HEATMAP("heatmap", "density of latencies over time", HeatmapChart::new),
    MESSAGES("messages", "messages, bytes and forced writes by node and type", MessagesChart::new),
    MESSAGES_PER_NODE("messages-per-node", "how evenly nodes share the sending", MessagesPerNodeChart::new),
    CLOCKS("clocks", "each node's clock against true time", tracks(Measure.CLOCKS)),
    SPREAD("spread", "how many nodes are informed over time", tracks(Measure.SPREAD)),
    MEMBERS("members", "how many members each node holds over time", tracks(Measure.MEMBERS)),
    BLOCKED("blocked-transactions", "transactions in doubt over time", tracks(Measure.BLOCKED)),
    STALENESS("staleness", "how old the values were that reads returned", StalenessChart::new),
    QUEUES("queues", "how much waits at disks and on the network", StripsChart::new);

    /** Makes a chart of one run. */
    private interface OfRun {
        Chart chart(RunData run, View view);
    }

    /** Makes a chart of several runs. */
    private interface OfRuns {
        Chart chart(List<RunData> runs, View view);
    }

    private final String kindName;
    private final String description;
    private final OfRuns factory;
    private final boolean compares;

    ChartKind(String kindName, String description, OfRun factory) {
        this.kindName = kindName;
        this.description = description;
        this.factory = (runs, view) -> factory.chart(runs.get(0), view);
        this.compares = false;
    }

    ChartKind(String kindName, String description, Comparing factory) {
        this.kindName = kindName;
        this.description = description;
        this.factory = factory.of();
        this.compares = true;
    }

    private record Comparing(OfRuns of) {}

    private static Comparing comparing(OfRuns factory) {
        return new Comparing(factory);
    }

    private static OfRun tracks(Measure measure) {
        return (run, view) -> new TracksChart(run, view, measure);
    }

    /** The name in scenarios: {@code latency}. */
    public String kindName() {
        return kindName;
    }

    /** What it shows, in a line. */
    public String description() {
        return description;
    }

    /** Whether it can show several runs in one picture. */
    public boolean compares() {
        return compares;
    }

    public static Optional<ChartKind> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.kindName.equals(name))
                .findFirst();
    }

    /** The chart of a part of one or, where it {@link #compares}, several runs, ready to be written in a style. */
    public Picture picture(List<RunData> runs, View view, ChartStyle style, Typeface typeface) {
        if (runs.isEmpty() || runs.size() > 1 && !compares)
            throw new IllegalArgumentException("a " + kindName + " chart shows one run, not " + runs.size());
        return new Picture(kindName, factory.chart(List.copyOf(runs), view), style, typeface);
    }

    /** The chart of a run's part. */
    public Picture picture(RunData run, View view, ChartStyle style, Typeface typeface) {
        return picture(List.of(run), view, style, typeface);
    }

    /** The chart of a whole run. */
    public Picture picture(RunData run, ChartStyle style, Typeface typeface) {
        return picture(run, run.wholeRun(), style, typeface);
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(ChartKind::kindName).toList();
    }
}
