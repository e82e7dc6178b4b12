package dev.splitbrain.protocol.viewstamped;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chaos scenario over many seeds, shortened: no wrong answer while faults last, full service once they are over. */
class ViewstampedStormTest {
    private static final Path CHAOS = Path.of("scenarios/chaos/viewstamped-replication.yaml");

    private static RunResult run(long seed, Map<String, String> settings) throws ScenarioException {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("duration", "14s");
        all.put("heal", "8s");
        Scenario scenario = ScenarioLoader.load(CHAOS, all, Catalog.standard());
        return new ScenarioRun(scenario, seed).run((timeNanos, events) -> true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | {}",
                "5 | {checkpoint_every: 15}",
                "4 | {}",
                "3 | {durable: true, checkpoint_every: 15}",
                "5 | {durable: true}"
            })
    void everySeedKeepsEveryPromise(String nodes, String options) throws ScenarioException {
        for (int seed = 1; seed <= 6; seed++) {
            RunResult result =
                    run(seed, Map.of("nodes", nodes, "protocol", "{viewstamped-replication: " + options + "}"));
            int failing = seed;
            assertTrue(result.asExpected(), () -> "seed " + failing + ": " + result.checks());
        }
    }
}
