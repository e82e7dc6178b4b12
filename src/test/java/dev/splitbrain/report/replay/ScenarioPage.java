package dev.splitbrain.report.replay;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs a scenario and gives its replay, to look at: {@code ScenarioPage OUT SCENARIO SEED [path=value …]}. */
final class ScenarioPage {
    private ScenarioPage() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> overrides = new LinkedHashMap<>();
        for (int i = 3; i < args.length; i++) overrides.put(args[i].split("=")[0], args[i].split("=")[1]);
        ReplayPage.write(
                Path.of(args[0]),
                run(Path.of(args[1]), Long.parseLong(args[2]), overrides, args[1]),
                ReplayPage.Packing.COMPRESSED);
    }

    static ReplayData run(Path file, long seed, Map<String, String> overrides, String shownAs) {
        Scenario scenario = load(file, overrides);
        ReplayRecorder recorder = ReplayRecorder.of(scenario);
        RunResult result = new ScenarioRun(scenario, seed)
                .tell(recorder)
                .show(recorder::watch)
                .run((nanos, events) -> true);
        return ReplayData.of(result, recorder.finish(), "0.1.0", "splitbrain run " + shownAs + " --seed " + seed);
    }

    private static Scenario load(Path file, Map<String, String> overrides) {
        try {
            return ScenarioLoader.load(file, overrides, Catalog.standard());
        } catch (ScenarioException e) {
            throw new IllegalStateException(e.render(), e);
        }
    }
}
