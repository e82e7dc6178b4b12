package dev.splitbrain.protocol.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every option has a scenario in which it matters: off, its lesson is a violation, as expected; on, it holds. */
class LessonsTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "stale-read | reads=read-index",
                "stale-read | reads=lease",
                "stale-read | reads=log",
                "minority-partition | check_quorum=true",
                "one-way-partition | pre_vote=true",
                "disruptive-rejoin | pre_vote=true",
                "partial-partition | pre_vote=true check_quorum=true",
                "split-vote | election_timeout={uniform: [150ms, 300ms]}",
                "conflict-terms | conflict_terms=true",
                "leadership-transfer | orders=[]",
                "learner | catch_up=true",
                "pipelining | max_entries=1024",
                "pipelining | max_in_flight=256",
                "removed-server | leader_stickiness=true",
                "sessions | sessions=true",
            })
    void optionDecidesItsLesson(String scenario, String options) throws ScenarioException {
        RunResult asShipped = run(scenario, "");
        RunResult changed = run(scenario, options);
        assertEquals(1, violationsExpected(asShipped) + violationsExpected(changed), "one of the two is the lesson");
        assertTrue(asShipped.asExpected(), () -> scenario + " as shipped: " + asShipped.checks());
        assertTrue(changed.asExpected(), () -> scenario + " with " + options + ": " + changed.checks());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "joint-consensus | membership=single",
                "slow-follower | snapshot_every=0",
                "slow-follower | snapshot_keep=0"
            })
    void bothWaysHold(String scenario, String options) throws ScenarioException {
        assertTrue(run(scenario, "").asExpected());
        assertTrue(run(scenario, options).asExpected());
    }

    private static long violationsExpected(RunResult run) {
        return run.checks().stream()
                .filter(judged -> judged.planned().expectViolated())
                .count();
    }

    private static RunResult run(String name, String options) throws ScenarioException {
        Map<String, String> overrides = new LinkedHashMap<>();
        for (String option : options.split(" (?=\\w+=)")) {
            int equals = option.indexOf('=');
            if (equals > 0) overrides.put("protocol.raft." + option.substring(0, equals), option.substring(equals + 1));
        }
        Path file = Path.of("scenarios", "raft", name + ".yaml");
        Scenario scenario = ScenarioLoader.load(file, overrides, Catalog.standard());
        return new ScenarioRun(scenario, scenario.seed()).run((timeNanos, events) -> true);
    }
}
