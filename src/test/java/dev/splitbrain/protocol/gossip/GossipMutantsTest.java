package dev.splitbrain.protocol.gossip;

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

/** Each wrong variant fails a shipped scenario that the right one passes. */
class GossipMutantsTest {
    @ParameterizedTest
    @CsvSource({
        "keeps-it-to-itself, push-pull-push-pull",
        "calls-the-next, push-pull-push-pull",
        "does-not-listen, push-pull-push-pull",
        "skips-a-subtree, healed-partition",
        "compares-and-forgets, healed-partition"
    })
    void coverageFindsIt(String mutant, String scenario) throws ScenarioException {
        assertEquals(List.of(), unexpected(scenario, Map.of()));
        assertEquals(List.of("coverage"), unexpected(scenario, Map.of("protocol.gossip.mutant", mutant)));
    }

    private static List<String> unexpected(String name, Map<String, String> overrides) throws ScenarioException {
        Path file = Path.of("scenarios/gossip/" + name + ".yaml");
        Scenario scenario = ScenarioLoader.load(file, overrides, Catalog.standard());
        return new ScenarioRun(scenario, scenario.seed())
                .run((timeNanos, events) -> true).checks().stream()
                        .filter(judged -> !judged.asExpected())
                        .map(Judged::label)
                        .toList();
    }
}
