package dev.splitbrain.explore.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
    private static final String RAFT = """
            version: 1
            name: Failover
            duration: 2s
            seed: 1
            protocol: {raft: {pre_vote: false}}
            nodes: 3
            network: {latency: {uniform: [1ms, 6ms]}}
            workload: {clients: 1, rate: 20/s, mix: {write: 100%}, timeout: 1s}
            faults: [{at: 1s, crash: leader}]
            checks: [one-leader-per-term]
            """;

    @TempDir
    Path folder;

    private SweepPlan plan(String more) throws IOException, ScenarioException {
        Path file = folder.resolve("failover.yaml");
        Files.writeString(file, RAFT + more);
        return new Planner(file, Map.of(), Catalog.standard()).plan(Optional.empty());
    }

    private static List<RunRow> run(SweepPlan plan, int threads, List<Integer> done) {
        List<RunRow> rows = new ArrayList<>();
        new SweepRunner(plan, () -> false).run(threads, done, rows::add);
        return new SweepResult(plan, rows).rows();
    }

    @Test
    void everySeedRunsWithEverySettingWhateverTheThreads() throws Exception {
        SweepPlan plan = plan("sweep: {seeds: 1..4, vary: {protocol.raft.pre_vote: [false, true], nodes: [3, 5]}}\n");
        List<RunRow> alone = run(plan, 1, List.of());
        assertEquals(16, alone.size());
        assertEquals(alone, run(plan, 3, List.of()));
        assertEquals(
                "{protocol.raft.pre_vote=false, nodes=5}",
                plan.settings().get(1).values().toString());
        assertEquals(plan.seed(5), alone.get(5).seed());
        assertEquals(16, alone.stream().map(RunRow::fingerprint).distinct().count());
    }

    @Test
    void aSweepThatWasStoppedGoesOnAsIfItHadNot() throws Exception {
        SweepPlan plan = plan("sweep: {seeds: 1..6}\n");
        Path file = folder.resolve("journal.jsonl");
        List<RunRow> unbroken = run(plan, 1, List.of());
        try (Journal journal = new Journal(file, plan.digest("1"))) {
            journal.open();
            journal.add(unbroken.get(2));
            journal.add(unbroken.get(0));
        }
        Files.writeString(file, Files.readString(file) + "{\"run\":5,\"seed\":6,\"finge"); // killed while it wrote
        try (Journal journal = new Journal(file, plan.digest("1"))) {
            assertTrue(journal.read());
            assertEquals(List.of(0, 2), List.copyOf(journal.finished().keySet()));
            journal.open();
            new SweepRunner(plan, () -> false)
                    .run(1, List.copyOf(journal.finished().keySet()), journal::add);
            assertEquals(unbroken, List.copyOf(journal.finished().values()));
        }
        assertFalse(new Journal(file, plan("sweep: {seeds: 1..7}\n").digest("1")).read(), "that is another sweep");
    }

    @Test
    void claimsAreJudgedByAllRunsOfASetting() throws Exception {
        SweepPlan plan = plan("""
                claims:
                  - {metric: elections, statistic: min, at-least: 2}
                  - {metric: failover-time, statistic: share, where: "<= 1s", is: 100%}
                  - {metric: failover-time, statistic: median, is: 5ms, within: 10%}
                  - {metric: rounds, is: 3}
                  - {metric: note.became-leader.count, statistic: every, at-least: 2}
                sweep: {seeds: 1..5}
                """);
        List<JudgedClaim> judged = JudgedClaim.of(new SweepResult(plan, run(plan, 2, List.of())));
        assertEquals(
                List.of(true, true, false, false, true),
                judged.stream().map(JudgedClaim::holds).toList());
        assertEquals("5 runs, 5 without the figure", judged.get(3).remark());
    }

    @Test
    void pairedDifferencesCompareTheSameSeeds() throws Exception {
        SweepPlan plan = plan("sweep: {seeds: 1..3, vary: {duration: [2s, 3s]}}\n");
        SweepResult result = new SweepResult(plan, run(plan, 2, List.of()));
        int place = result.place("operations-ok");
        double[] first = result.rows(0).stream()
                .mapToDouble(row -> row.figures().get(place))
                .toArray();
        double[] second = result.rows(1).stream()
                .mapToDouble(row -> row.figures().get(place))
                .toArray();
        double sum = 0;
        for (int i = 0; i < 3; i++) sum += second[i] - first[i];
        assertEquals(sum / 3, result.differences(0, 1, place).mean().value(), 1e-9);
        assertTrue(sum / 3 > 15, "a second more is twenty operations more, or so: " + sum / 3);
    }

    @Test
    void aLatinHypercubeTakesEachSliceOfEachRangeOnce() throws Exception {
        SweepPlan plan = plan("""
                disks: {fsync: 1ms}
                sweep: {seeds: 1, sample: {latin-hypercube: 8, between: {disks.fsync: [0ms, 8ms], seed: [0, 7]}}}
                """);
        assertEquals(8, plan.settings().size());
        List<Integer> slices = plan.settings().stream()
                .map(each -> (int)
                        Double.parseDouble(each.values().get("disks.fsync").replace("ms", "")))
                .sorted()
                .toList();
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), slices);
    }

    @Test
    void aRunWhoseProtocolThrowsIsARowWithItsError() throws Exception {
        SweepPlan plan = plan("sweep: {seeds: 1..2}\n");
        RunRow row = new RunRow(0, 1, "", RunRow.ERROR, List.of(), "java.lang.IllegalStateException: no", List.of());
        assertFalse(row.asExpected());
        assertEquals(List.of(row), new SweepResult(plan, List.of(row)).failures());
    }
}
