package dev.splitbrain.cli;

import dev.splitbrain.report.ChartAgain;
import dev.splitbrain.report.RunRecorder;
import dev.splitbrain.report.chart.ChartStyle;
import dev.splitbrain.report.chart.Picture;
import dev.splitbrain.report.draw.ChartsUnavailable;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does the run of a report again for a chart of what the report does not keep. */
final class RunAgain {
    private RunAgain() {}

    /** @param chart as scenarios say it: {@code space-time: {from: 15s, to: 15.4s}} */
    static Picture draw(Path report, String chart, ChartStyle style) throws ChartsUnavailable {
        RunChoice.Chosen before = RunChoice.of(List.of(report.toString()));
        List<String> words = new ArrayList<>(before.scenario().arguments(before.seed()));
        words.addAll(List.of("--set", "charts=[{" + chart + "}]"));
        Scenario scenario =
                RunChoice.of(words).scenario().with(before.scenario().arguments());
        RunRecorder recorder = RunRecorder.of(scenario);
        RunResult run =
                recorder.listen(new ScenarioRun(scenario, before.seed())).run((timeNanos, events) -> true);
        if (!before.reported().equals(Optional.of(run.fingerprint()))) {
            throw CommandFailure.usage(
                    "the run cannot be done again: its fingerprint is " + run.fingerprint() + " now, and was "
                            + before.reported().orElse("not kept")
                            + "\n  = the scenario or Splitbrain has changed since; `splitbrain run` makes a new report");
        }
        return ChartAgain.of(run, recorder, Version.number(), style)
                .orElseThrow(() -> CommandFailure.usage("what the chart is around never happened in this run"));
    }
}
