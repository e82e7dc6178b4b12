package dev.splitbrain.cli;

import dev.splitbrain.explore.sweep.Planner;
import dev.splitbrain.explore.sweep.SweepPlan;
import dev.splitbrain.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code splitbrain compare}. */
@Command(
        name = "compare",
        description =
                "Run several scenarios under the same clients, faults and link weather, and tell how they differ.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            arity = "2..*",
            description = "Scenarios; the first is what the others are compared with.")
    private List<Path> files;

    @Mixin
    private ManyRuns runs;

    @Override
    public Integer call() throws IOException {
        SweepPlan plan = plan();
        String name = plan.settings().stream().map(SweepPlan.Setting::label).collect(Collectors.joining("-and-"));
        return runs.run(plan, "compare-" + name.replaceAll("[^A-Za-z0-9._-]+", "-"), Map.of());
    }

    private SweepPlan plan() {
        ScenarioOptions options = runs.scenarioOptions();
        List<Scenario> scenarios = files.stream().map(options::load).toList();
        return Planner.compare(scenarios, runs.seeds());
    }
}
