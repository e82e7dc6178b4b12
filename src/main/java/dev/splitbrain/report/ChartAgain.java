package dev.splitbrain.report;

import dev.splitbrain.report.chart.ChartStyle;
import dev.splitbrain.report.chart.Picture;
import dev.splitbrain.report.draw.ChartsUnavailable;
import dev.splitbrain.report.draw.Typeface;
import dev.splitbrain.scenario.run.RunResult;
import java.util.Optional;

/** A chart of what a report does not keep, messages or queues, from a run that was done again for it. */
public final class ChartAgain {
    private ChartAgain() {}

    /**
     * The only chart that the scenario of the run plans; none where it is around something that never happened.
     *
     * @param recorder has listened to the run
     */
    public static Optional<Picture> of(RunResult run, RunRecorder recorder, String version, ChartStyle style)
            throws ChartsUnavailable {
        RunCharts charts = new RunCharts(run, RunCharts.data(run, version).with(recorder.tracks(run.endNanos())));
        return charts.drawing(run.scenario().charts().get(0), Typeface.load()).map(drawing -> drawing.apply(style));
    }
}
