package dev.splitbrain.fidelity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.explore.sweep.Planner;
import dev.splitbrain.explore.sweep.SweepPlan;
import dev.splitbrain.scenario.WrongVariant;
import dev.splitbrain.scenario.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class FidelityTest {
    private static final String TWO_PHASE_COMMIT = """
            version: 1
            name: What it costs
            duration: 1s
            protocol: {2pc: {forget: never, mutant: none}}
            nodes: 3
            network: {latency: 10ms}
            disks: {fsync: 1ms}
            workload: {transactions: {rate: 2/s, participants: 3}}
            sweep: {seeds: 1..3}
            """;

    @TempDir
    Path folder;

    private Trial trial(String more) throws Exception {
        Path file = folder.resolve("trial.yaml");
        Files.writeString(file, TWO_PHASE_COMMIT + more);
        Trial trial = new Trial(file, Integer.MAX_VALUE, 2);
        trial.run(2);
        return trial;
    }

    @Test
    void aClaimThatHoldsAndFailsForAMistakeIsFaithful() throws Exception {
        Trial trial = trial("""
                claims: [{metric: messages-per-operation, statistic: every, is: 6}]
                wrong: [{name: participants acknowledge, protocol.2pc.forget: after-acks}]
                """);
        assertTrue(trial.isFaithful());
        assertEquals(1, trial.finds(0));
        assertTrue(FidelityTable.of(trial).contains("| participants acknowledge"));
    }

    @Test
    void aClaimThatFailsOnAnySeedsIsAMiss() throws Exception {
        assertFalse(trial("""
                claims: [{metric: messages-per-operation, statistic: every, is: 7}]
                wrong: [{name: participants acknowledge, protocol.2pc.forget: after-acks}]
                """).isFaithful());
    }

    /** What a claim about writes cannot see: a claim that no mistake breaks checks nothing, and a mistake that breaks none is none. */
    @Test
    void aClaimWithoutAMistakeThatBreaksItIsAMiss() throws Exception {
        Trial trial = trial("""
                claims: [{metric: latency-p50, is: 10s, within: 100%}]
                wrong: [{name: a yes is not forced, protocol.2pc.mutant: unforced-prepare}]
                """);
        assertFalse(trial.isFaithful());
        assertTrue(FidelityTable.of(trial).contains("**MISS**: finds no mistake"));
    }

    @Test
    void aScenarioWithoutClaimsIsAMiss() throws Exception {
        assertFalse(trial("").isFaithful());
    }

    @Test
    void aSectionTakesThePlaceOfItsLastOneAndTheOthersStay() {
        String page = "# Fidelity\n\n<!-- written by scripts/fidelity --write -->\n";
        String one = FidelityPage.with(page, "b", "### Bees\n\n`b`, today: 1 set\n\n| x |\n");
        String two = FidelityPage.with(one, "a", "### Ants\n\n`a`, today: 1 set\n");
        assertEquals(page + "\n### Ants\n\n`a`, today: 1 set\n\n### Bees\n\n`b`, today: 1 set\n\n| x |\n", two);
        assertEquals(
                page + "\n### Ants\n\n`a`, today: 3 sets\n\n### Bees\n\n`b`, today: 1 set\n\n| x |\n",
                FidelityPage.with(two, "a", "### Ants\n\n`a`, today: 3 sets\n\n"));
    }

    /** So that the long check cannot stop at a scenario that does not even load. */
    @TestFactory
    Stream<DynamicTest> everyFidelityScenarioHasClaimsInEachSettingAndMistakesThatLoad() throws IOException {
        return Fidelity.scenarios().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    SweepPlan plan = new Planner(file, Map.of(), Catalog.standard()).plan(Optional.empty());
                    for (SweepPlan.Setting setting : plan.settings())
                        assertFalse(setting.scenario().claims().isEmpty(), setting.label());
                    assertFalse(plan.base().wrong().isEmpty(), "no mistake is named");
                    for (WrongVariant wrong : plan.base().wrong()) {
                        SweepPlan mistaken =
                                new Planner(file, wrong.values(), Catalog.standard()).plan(Optional.empty());
                        assertEquals(plan.settings().size(), mistaken.settings().size());
                    }
                }));
    }
}
