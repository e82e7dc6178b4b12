package dev.splitbrain.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in which nothing happened passes no {@code sometimes}. */
class SometimesTest {
    @TempDir
    private Path folder;

    @Test
    void countsWhatNodesTold() throws Exception {
        Path file = Files.writeString(folder.resolve("test.yaml"), """
                version: 1
                name: One election, and another when the leader crashes
                duration: 3s
                protocol: raft
                nodes: 3
                faults: [{at: 1s, crash: leader}]
                checks:
                  - sometimes: became-leader
                  - sometimes: {event: became-leader, times: "== 2"}
                  - sometimes: {event: became-leader, times: 3}
                  - sometimes: installed-snapshot
                """);
        Scenario scenario = ScenarioLoader.load(file, Map.of(), Catalog.standard());
        RunResult run = new ScenarioRun(scenario, 1).run((timeNanos, events) -> true);
        assertEquals(
                List.of(Answer.VALID, Answer.VALID, Answer.VIOLATED, Answer.VIOLATED),
                run.checks().stream().map(judged -> judged.verdict().answer()).toList());
        assertEquals("2 times", run.checks().get(0).verdict().measured());
        assertEquals(
                "nodes told of `installed-snapshot` never",
                run.checks().get(3).verdict().reason());
    }
}
