package dev.splitbrain.explore.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.explore.search.Search.By;
import dev.splitbrain.explore.trial.Candidate;
import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Trials;
import dev.splitbrain.report.search.FoundFile;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.Variants;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.own.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SearchTest {
    private static final Path RAFT = Path.of("scenarios/chaos/raft.yaml");
    private static final Map<String, String> RIGHT = Map.of("duration", "6s", "heal", "4s"); // so that runs are quick
    private static final Map<String, String> WRONG =
            Map.of("duration", "6s", "heal", "4s", "protocol.raft.mutant", "votes-for-stale-logs");

    private static Trials trials(Path file, Map<String, String> overrides) {
        Variants variants = new Variants(file, overrides, Catalog.standard(), Permission.ofThisFolder());
        return new Trials(variants, Set.of(), () -> false);
    }

    private static Search searched(Map<String, String> overrides, By by, int runs, boolean all, int threads)
            throws ScenarioException {
        Search search = new Search(trials(RAFT, overrides), new Search.Plan(by, 1, runs, all, threads));
        search.run((covered, kinds) -> true);
        return search;
    }

    @Test
    void aWrongRaftIsFoundAndItsFileFailsByItselfForTheSameReason(@TempDir Path folder)
            throws ScenarioException, IOException {
        Search search = searched(WRONG, By.SWARM, 50, false, 2);
        assertFalse(search.findings().isEmpty(), "found");
        Finding finding = search.findings().get(0);
        Path file = folder.resolve("found.yaml");
        Files.writeString(file, FoundFile.of(finding.trial(), RAFT, file, "splitbrain search"));
        Trials again = trials(file, Map.of());
        long seed = again.variants().read(again.variants().tree()).seed();
        Trial trial = again.run(new Candidate(again.variants().tree(), seed)).orElseThrow();
        assertEquals(finding.trial().violations(), trial.violations());
    }

    @Test
    void aRightRaftIsNotAccused() throws ScenarioException {
        Search search = searched(RIGHT, By.COVERAGE, 40, true, 2);
        assertEquals(List.of(), search.findings());
        assertEquals(40, search.covered().runs() + search.covered().unreadable());
        assertTrue(search.covered().unreadable() <= 2, "changes to faults make scenarios");
        assertTrue(
                search.covered().changed() > 0 && search.covered().faults().size() > 8, "a search that does something");
    }

    @Test
    void aSearchDoesNotDependOnHowManyCoresThereAre() throws ScenarioException {
        Search one = searched(WRONG, By.COVERAGE, 20, true, 1);
        Search four = searched(WRONG, By.COVERAGE, 20, true, 4);
        assertEquals(one.covered(), four.covered());
        assertEquals(told(one), told(four));
    }

    @ParameterizedTest
    @EnumSource(names = {"PCT", "POS"})
    void ordersOfMessagesBreakAWrongPaxosAndNotARightOne(By by) throws ScenarioException {
        Path paxos = Path.of("scenarios/examples/two-proposers.yaml");
        Trials wrong = trials(paxos, Map.of("protocol.paxos.mutant", "majority-off-by-one"));
        Search search = new Search(wrong, new Search.Plan(by, 1, 50, false, 2));
        search.run((covered, kinds) -> true);
        assertEquals("at-most-one-value", search.findings().get(0).violation().check());
        Search control = new Search(trials(paxos, Map.of()), new Search.Plan(by, 1, 50, true, 2));
        control.run((covered, kinds) -> true);
        assertEquals(List.of(), control.findings());
        assertEquals(50L, control.covered().faults().get("order"), "each run has an order of its own");
    }

    private static List<String> told(Search search) {
        return search.findings().stream()
                .map(finding -> finding.run() + " " + finding.times() + " " + finding.violation())
                .toList();
    }
}
