package dev.splitbrain.protocol.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Locks under faults drawn from seeds, in the worlds of the hunts: the right ones keep their promises, the wrong ones do not. */
class LockStormTest {
    private static final Path TOKENS = Path.of("scenarios/hunts/lease-lock-tokens.yaml");
    private static final Path IN_TIME = Path.of("scenarios/hunts/lease-lock.yaml");
    private static final Map<String, String> NOBODY_LOOKS = Map.of("protocol.lease-lock.checks_lease", "false");
    private static final Map<String, String> REDLOCK =
            Map.of("protocol.lease-lock.algorithm", "redlock", "protocol.lease-lock.restart", "waits");
    private static final Map<String, String> ONE_SERVER = Map.of("nodes.lock-server", "[s1]");

    private static RunResult run(Path file, Map<String, String> values, long seed) throws ScenarioException {
        Scenario scenario = ScenarioLoader.load(file, values, Catalog.standard());
        return new ScenarioRun(scenario, seed).run((timeNanos, events) -> true);
    }

    private static void assertKept(Path file, Map<String, String> values, int seeds) throws ScenarioException {
        for (long seed = 1; seed <= seeds; seed++)
            assertEquals(Answer.VALID, run(file, values, seed).verdict(), file + " " + values + " seed " + seed);
    }

    @Test
    void tokensKeepTheStoreWholeWhateverHappens() throws ScenarioException {
        assertKept(TOKENS, Map.of(), 15);
        assertKept(TOKENS, NOBODY_LOOKS, 15);
    }

    @Test
    void twoNeverHoldTheLockWhereAllIsInTime() throws ScenarioException {
        assertKept(IN_TIME, ONE_SERVER, 15);
        assertKept(IN_TIME, REDLOCK, 6);
    }

    /** All but the one that needs an answer on its way for most of a lease: its lesson is late-grant. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "COUNTS_FROM_THE_ANSWER"})
    void catchesMutants(LockMutant mutant) throws ScenarioException {
        boolean ofTokens = mutant == LockMutant.TOKEN_STAYS || mutant == LockMutant.FORGETS_GREATEST_TOKEN;
        Map<String, String> values = new TreeMap<>(
                ofTokens ? NOBODY_LOOKS : mutant == LockMutant.MAJORITY_OFF_BY_ONE ? REDLOCK : ONE_SERVER);
        values.put(
                "protocol.lease-lock.mutant",
                mutant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        boolean caught = false;
        for (long seed = 1; seed <= 150 && !caught; seed++)
            caught = run(ofTokens ? TOKENS : IN_TIME, values, seed).verdict() == Answer.VIOLATED;
        assertTrue(caught, mutant + " in 150 seeds");
    }
}
