package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Typeface;
import java.util.List;
import java.util.Optional;

/** A kind of chart: its name in scenarios and on the command line, and what it shows. */
public enum ChartKind {
    LATENCY("latency", "every operation over time by outcome, with p50, p95 and p99", LatencyChart::new),
    AVAILABILITY("availability", "who led when, who was down, and what the clients got", AvailabilityChart::new);

    private interface Factory {
        Chart chart(RunData run, View view);
    }

    private final String kindName;
    private final String description;
    private final Factory factory;

    ChartKind(String kindName, String description, Factory factory) {
        this.kindName = kindName;
        this.description = description;
        this.factory = factory;
    }

    /** The name in scenarios: {@code latency}. */
    public String kindName() {
        return kindName;
    }

    /** What it shows, in a line. */
    public String description() {
        return description;
    }

    public static Optional<ChartKind> named(String name) {
        for (ChartKind kind : values()) if (kind.kindName.equals(name)) return Optional.of(kind);
        return Optional.empty();
    }

    /** The chart of a run's part, ready to be written in a style. */
    public Picture picture(RunData run, View view, ChartStyle style, Typeface typeface) {
        return new Picture(kindName, factory.chart(run, view), style, typeface);
    }

    /** The chart of a whole run. */
    public Picture picture(RunData run, ChartStyle style, Typeface typeface) {
        return picture(run, run.wholeRun(), style, typeface);
    }

    public static List<String> names() {
        return java.util.Arrays.stream(values()).map(ChartKind::kindName).toList();
    }
}
