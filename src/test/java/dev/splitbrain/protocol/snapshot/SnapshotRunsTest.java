package dev.splitbrain.protocol.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Verdict.Answer;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs: storms break no promise, each option decides its lesson, and wrong variants fail. */
class SnapshotRunsTest {
    private static final int SEEDS = Integer.getInteger("splitbrain.seeds", 12);

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "hunts/chandy-lamport, protocol.chandy-lamport.topology=complete",
        "hunts/chandy-lamport, protocol.chandy-lamport.topology=ring",
        "hunts/chandy-lamport, protocol.chandy-lamport.algorithm=lai-yang network.order=any",
    })
    void promisesHoldInAStorm(String name, String options) throws ScenarioException {
        Scenario scenario = load(name, options);
        for (long seed = 1; seed <= SEEDS; seed++) assertEquals(List.of(), unexpected(scenario, seed), "seed " + seed);
    }

    /** Crashes are outside of the claims; a snapshot that ends all the same is right in what it shows. */
    @Test
    void whatEndsAfterCrashesIsConsistent() throws ScenarioException {
        for (String algorithm : List.of("chandy-lamport", "lai-yang")) {
            String options = "faults=[{every: 400ms, crash: any, for: 100ms}] checks=[consistent-snapshot]";
            Scenario scenario = load(
                    "snapshot/crash-during-a-snapshot", options + " protocol.chandy-lamport.algorithm=" + algorithm);
            for (long seed = 1; seed <= SEEDS / 5; seed++)
                assertEquals(List.of(), unexpected(scenario, seed), algorithm + ", seed " + seed);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "forgets-channels, marker-rules, consistent-snapshot",
        "records-past-marker, slow-channel, consistent-snapshot",
        "records-at-the-end, marker-rules, consistent-snapshot",
        "pays-before-markers, marker-rules, consistent-snapshot",
        "skips-a-channel, marker-rules, snapshots-end",
        "receives-first, colours, recorded-total"
    })
    void aMutantIsFound(String mutant, String name, String check) throws ScenarioException {
        Scenario scenario = load("snapshot/" + name, "protocol.chandy-lamport.mutant=" + mutant);
        List<String> violated = judged(scenario, scenario.seed())
                .filter(judged -> !judged.asExpected() && judged.verdict().answer() == Answer.VIOLATED)
                .map(judged -> judged.planned().name())
                .toList();
        assertTrue(violated.contains(check), violated::toString);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "naive-total | algorithm=chandy-lamport",
                "naive-total | transfers=1h",
                "order-is-needed | algorithm=lai-yang",
                "two-initiators | initiators=1",
                "two-initiators | mutant=mixes-snapshots",
                "ring | topology=complete",
                "colours | transfers=500ms"
            })
    void anOptionDecidesItsLesson(String name, String option) throws ScenarioException {
        Scenario scenario = load("snapshot/" + name, "protocol.chandy-lamport." + option);
        assertEquals(List.of(), unexpected(scenario, scenario.seed()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "order-is-needed | network.order=fifo",
                "lossy-channels | network.loss=0%",
                "slow-channel | network.links.1.latency=10ms"
            })
    void theNetworkDecidesItsLesson(String name, String setting) throws ScenarioException {
        Scenario scenario = load("snapshot/" + name, setting);
        assertEquals(List.of(), unexpected(scenario, scenario.seed()));
    }

    private static Scenario load(String name, String options) throws ScenarioException {
        Map<String, String> overrides = new LinkedHashMap<>();
        for (String option : options.split(" (?=[\\w.-]+=)")) {
            overrides.put(option.split("=", 2)[0], option.split("=", 2)[1]);
        }
        return ScenarioLoader.load(Path.of("scenarios", name + ".yaml"), overrides, Catalog.standard());
    }

    private static List<String> unexpected(Scenario scenario, long seed) {
        return judged(scenario, seed)
                .filter(judged -> !judged.asExpected())
                .map(judged -> judged.planned().name())
                .toList();
    }

    private static Stream<Judged> judged(Scenario scenario, long seed) {
        return new ScenarioRun(scenario, seed).run((timeNanos, events) -> true).checks().stream();
    }
}
