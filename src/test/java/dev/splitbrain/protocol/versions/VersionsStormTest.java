package dev.splitbrain.protocol.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Storms by chance break no promise; for thousands of them, {@code scripts/campaign 2000 replicated-kv clocks causal-broadcast}. */
class VersionsStormTest {
    private static final int SEEDS = Integer.getInteger("splitbrain.seeds", 6);

    @ParameterizedTest(name = "{0} {1}={2}")
    @CsvSource({
        "chaos/replicated-kv, replicated-kv.versions, dotted-version-vector",
        "chaos/replicated-kv, replicated-kv.versions, version-vector",
        "chaos/replicated-kv, replicated-kv.versions, vector-clock",
        "chaos/replicated-kv, replicated-kv.sloppy, true",
        "chaos/clocks, clocks.clock, lamport",
        "chaos/clocks, clocks.clock, vector",
        "chaos/clocks, clocks.clock, hybrid",
        "chaos/causal-broadcast, causal-broadcast.order, causal"
    })
    void promisesHoldInAStorm(String name, String option, String value) throws ScenarioException {
        Path file = Path.of("scenarios", name + ".yaml");
        Scenario scenario = ScenarioLoader.load(file, Map.of("protocol." + option, value), Catalog.standard());
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<String> unexpected = new ScenarioRun(scenario, seed)
                    .run((timeNanos, events) -> true).checks().stream()
                            .filter(judged -> !judged.asExpected())
                            .map(Judged::toString)
                            .toList();
            assertEquals(List.of(), unexpected, "seed " + seed);
        }
    }
}
