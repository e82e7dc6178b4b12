package dev.splitbrain.explore.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

class ExhaustiveTest {
    private static final Path PAXOS = Path.of("scenarios/examples/two-proposers.yaml");
    private static final String ONE = "[a1]"; // acceptor, so that all messages of a run can come in all orders

    private static Trials trials(Path file, Map<String, String> overrides) {
        Variants variants = new Variants(file, overrides, Catalog.standard(), Permission.ofThisFolder());
        return new Trials(variants, Set.of(), () -> false);
    }

    private static Exhaustive explored(Map<String, String> overrides, int messages, int losses, int threads)
            throws ScenarioException {
        Exhaustive search = new Exhaustive(
                trials(PAXOS, overrides), new Exhaustive.Plan(messages, losses, 1, 3_000, false, threads));
        search.run((explored, kinds) -> true);
        return search;
    }

    @Test
    void theOrdersThatThereAreDoNotDependOnTheWeather() throws ScenarioException {
        Explored first = null;
        for (String latency : List.of("5ms", "{uniform: [3ms, 9ms]}", "{uniform: [3ms, 30ms]}")) {
            Map<String, String> weather = Map.of("network.latency", latency, "protocol.paxos.round_timeout", "10s");
            Explored explored = explored(weather, 4, 1, 2).explored();
            assertTrue(explored.isExhausted() && explored.merged() > 0, explored.toString());
            if (first == null) first = explored;
            assertEquals(first.states(), explored.states(), latency);
            assertEquals(first.runs(), explored.runs(), latency);
        }
    }

    @Test
    void aWrongPaxosIsFoundAndItsFileNamesTheMessagesAndFailsByItself(@TempDir Path folder)
            throws ScenarioException, IOException {
        Exhaustive search =
                explored(Map.of("nodes.acceptor", ONE, "protocol.paxos.mutant", "accepts-lower-ballots"), 12, 0, 2);
        Trial found = search.findings().get(0).trial();
        assertFalse(search.explored().isExhausted(), "it ends with the first");
        Path file = folder.resolve("found.yaml");
        Files.writeString(file, FoundFile.of(found, PAXOS, file, "splitbrain search"));
        assertTrue(Files.readString(file).contains("- deliver: {message: "), "one by one");
        Trials again = trials(file, Map.of());
        Trial trial = again.run(new Candidate(again.variants().tree(), 1)).orElseThrow();
        assertEquals(found.violations(), trial.violations());
    }

    @Test
    void aRightPaxosKeepsItsPromiseInEveryOrder() throws ScenarioException {
        Exhaustive one = explored(Map.of("nodes.acceptor", ONE), 100, 0, 1);
        assertTrue(one.explored().isExhausted());
        assertEquals(List.of(), one.findings());
        assertEquals(
                one.explored(),
                explored(Map.of("nodes.acceptor", ONE), 100, 0, 3).explored(),
                "on any cores");
    }
}
