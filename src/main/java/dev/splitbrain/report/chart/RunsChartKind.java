package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Typeface;
import java.util.function.Function;

/** The kinds of chart of one figure over many runs. */
public enum RunsChartKind {
    EFFECT("effect", "the mean of a figure against a setting, with its band of 95 % confidence", EffectChart::new),
    VIOLIN("violin", "how a figure is distributed over the runs of each setting", ViolinChart::new),
    RUNS_CDF("runs-cdf", "the share of runs whose figure is no greater, and the published curve", RunsCdfChart::new);

    private final String kindName;
    private final String description;
    private final Function<RunGroups, Chart> factory;

    RunsChartKind(String kindName, String description, Function<RunGroups, Chart> factory) {
        this.kindName = kindName;
        this.description = description;
        this.factory = factory;
    }

    public String kindName() {
        return kindName;
    }

    /** What it shows, in a line. */
    public String description() {
        return description;
    }

    public Picture picture(RunGroups data, ChartStyle style, Typeface typeface) {
        return new Picture(kindName, factory.apply(data), style, typeface);
    }
}
