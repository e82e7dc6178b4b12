package dev.splitbrain.protocol.crdt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each option and mistake has a scenario in which it matters; storms break no promise, whatever the type. */
class CrdtLessonsTest {
    private static final int SEEDS = Integer.getInteger("splitbrain.seeds", 2);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "partition-and-heal | mutant=shares-an-entry",
                "heard-twice | mutant=adds-when-merging",
                "add-and-remove-at-once | type=two-phase-set",
                "add-and-remove-at-once | mutant=removes-unseen",
                "add-and-remove-at-once | mutant=forgets-what-was-removed",
                "lww-under-skew | stamps=count",
                "lww-under-skew | type=mv-register",
                "state-or-delta | replication=state",
                "offline-first | buffer=1000",
                "offline-first | mutant=never-falls-back",
                "lost-deltas | mutant=none",
                "forgotten-dots | mutant=none",
                "ties | mutant=none",
                "how-often | partners=all",
                "how-often | interval=500ms"
            })
    void anOptionOrAMistakeDecidesItsLesson(String scenario, String option) throws ScenarioException {
        Map<String, String> overrides = Map.of("protocol.crdt." + option.split("=")[0], option.split("=")[1]);
        Scenario loaded = load("crdts/" + scenario, overrides);
        assertEquals(List.of(), unexpected(loaded, loaded.seed()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "or-set | delta | {read: 40%, add: 35%, remove: 25%} | add-wins",
                "or-set | state | {read: 40%, add: 35%, remove: 25%} | add-wins",
                "two-phase-set | delta | {read: 40%, add: 60%} | add-wins",
                "g-counter | delta | {read: 20%, add: 80%} | counter-total",
                "pn-counter | delta | {read: 20%, add: 50%, subtract: 30%} | counter-total",
                "pn-counter | state | {read: 20%, add: 50%, subtract: 30%} | counter-total",
                "lww-register | delta | {read: 50%, write: 50%} | {converges-within: 3s}",
                "mv-register | delta | {read: 50%, write: 50%} | {lost-updates: 0%}"
            })
    void promisesHoldInAStorm(String type, String replication, String mix, String check) throws ScenarioException {
        Map<String, String> overrides = new LinkedHashMap<>();
        overrides.put("protocol.crdt.type", type);
        overrides.put("protocol.crdt.replication", replication);
        overrides.put("workload.phases.1.mix", mix);
        overrides.put("checks", "[" + check + ", {converges-within: 4s}]");
        Scenario scenario = load("chaos/crdt", overrides);
        for (long seed = 1; seed <= SEEDS; seed++) assertEquals(List.of(), unexpected(scenario, seed), "seed " + seed);
    }

    private static Scenario load(String name, Map<String, String> overrides) throws ScenarioException {
        return ScenarioLoader.load(Path.of("scenarios", name + ".yaml"), overrides, Catalog.standard());
    }

    private static List<String> unexpected(Scenario scenario, long seed) throws ScenarioException {
        return new ScenarioRun(scenario, seed)
                .run((timeNanos, events) -> true).checks().stream()
                        .filter(judged -> !judged.asExpected())
                        .map(Judged::toString)
                        .toList();
    }
}
