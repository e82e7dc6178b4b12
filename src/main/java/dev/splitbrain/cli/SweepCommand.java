package dev.splitbrain.cli;

import dev.splitbrain.explore.sweep.Planner;
import dev.splitbrain.explore.sweep.SweepPlan;
import dev.splitbrain.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code splitbrain sweep}. */
@Command(
        name = "sweep",
        description = "Run a scenario with many seeds and settings, and judge what all runs have in common.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The scenario; its `sweep` says which seeds and settings.")
    private Path file;

    @Mixin
    private ManyRuns runs;

    @Option(
            names = "--published",
            paramLabel = "MEASURE=FILE",
            description =
                    "A published curve to lay over the simulated one: a CSV of values and the share of all that is no"
                            + " greater; the first line names the unit, such as election_time_ms,share.")
    private Map<String, Path> published = Map.of();

    @Override
    public Integer call() throws IOException {
        SweepPlan plan = plan();
        return runs.run(plan, "sweep-" + plan.base().slug(), PublishedCurve.read(published, plan));
    }

    private SweepPlan plan() {
        try {
            return new Planner(
                            values -> runs.scenarioOptions().read(file, values),
                            runs.scenarioOptions().overrides())
                    .plan(runs.seeds());
        } catch (ScenarioException e) {
            throw new CommandFailure(ExitCode.USAGE, e.render().stripTrailing());
        }
    }
}
