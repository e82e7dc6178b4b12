package dev.splitbrain.cli;

import dev.splitbrain.cli.serve.Refused;
import dev.splitbrain.cli.serve.Runner;
import dev.splitbrain.report.RunRecorder;
import dev.splitbrain.report.RunReport;
import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.sim.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Runs for {@code serve} what {@code run} would run, and always writes the replay. */
final class ConsoleRunner implements Runner {
    private final CommandSpec spec;
    private final boolean allowCode;

    ConsoleRunner(CommandSpec spec, boolean allowCode) {
        this.spec = spec;
        this.allowCode = allowCode;
    }

    @Override
    public Ready read(List<String> words) throws Refused {
        List<String> all = new ArrayList<>(words);
        if (allowCode) all.add("--allow-code");
        try {
            RunChoice.Chosen chosen = RunChoice.of(all);
            return new Ready(chosen.scenario(), chosen.seed());
        } catch (CommandFailure e) {
            throw new Refused(e.getMessage());
        }
    }

    @Override
    public void run(Ready ready, Path folder, Progress progress) throws Refused, IOException {
        RunRecorder recorder = RunRecorder.withReplay(ready.scenario());
        ScenarioRun run = recorder.listen(new ScenarioRun(ready.scenario(), ready.seed()));
        boolean[] wanted = {true};
        RunResult result;
        try {
            result = RunFailures.told(
                    ready.scenario(),
                    ready.seed(),
                    () -> run.run((timeNanos, events) -> wanted[0] = progress.at(timeNanos, events)));
        } catch (CommandFailure e) {
            throw new Refused(e.getMessage());
        }
        if (!wanted[0]) return;
        RunReport.write(folder, result, recorder, Version.number(), Theme.LIGHT, true)
                .trouble()
                .ifPresent(words -> spec.commandLine().getErr().println(words));
    }
}
