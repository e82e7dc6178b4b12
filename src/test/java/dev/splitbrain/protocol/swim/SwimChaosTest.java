package dev.splitbrain.protocol.swim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The chaos scenario under many seeds, each with a schedule of its own; 2,000 are run from time to time. */
class SwimChaosTest {
    @Test
    void afterAnyWeatherAllViewsAgreeAndTheDeadStayDead() throws ScenarioException {
        Scenario scenario = ScenarioLoader.load(Path.of("scenarios/chaos/swim.yaml"), Map.of(), Catalog.standard());
        int crashes = 0;
        for (long seed = 1; seed <= 40; seed++) {
            RunResult result = new ScenarioRun(scenario, seed).run((timeNanos, events) -> true);
            List<Judged> unexpected = result.checks().stream()
                    .filter(judged -> !judged.asExpected())
                    .toList();
            assertEquals(List.of(), unexpected, "seed " + seed);
            crashes += result.faults().stream()
                    .filter(fault -> fault.action().equals("crash"))
                    .count();
        }
        assertTrue(crashes > 20, "weather in which nobody crashes proves nothing");
    }
}
