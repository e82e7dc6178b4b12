package dev.splitbrain.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.report.SummaryText;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom faults hit in a run: resolved when they fire, and recorded. */
class SelectorsRunTest {
    private static final String IDLE = "protocol: primary-backup\nduration: 20s\n";

    @TempDir
    Path folder;

    private Runs run(String yaml) {
        return Runs.of(folder, yaml);
    }

    /** Whom one pause of idle nodes hits. */
    private List<String> hit(String nodes, String selector) {
        Runs run = run(IDLE + nodes + "\nfaults: [{at: 1s, pause: " + selector + ", for: 1s}]");
        List<String> paused = run.steps(Step.Paused.class).stream()
                .map(step -> step.node().name())
                .toList();
        assertEquals(paused, run.windows().get(0).targets(), "what is recorded is what happened");
        return paused;
    }

    @Test
    void nodesAreMeantByNameListAndAll() {
        assertEquals(List.of("n2"), hit("nodes: 3", "n2"));
        assertEquals(List.of("n1", "n3"), hit("nodes: 3", "[n3, n1]"));
        assertEquals(List.of("n1", "n2", "n3"), hit("nodes: 3", "all"));
    }

    @Test
    void nodesAreMeantByTheRoleAndThePlaceThatTheScenarioGivesThem() {
        String roles = "protocol: 2pc\nduration: 3s\nnodes: {coordinator: [c1], participant: [p1, p2]}\n";
        assertEquals(
                List.of("c1"),
                run(roles + "faults: [{at: 1s, crash: coordinator}]")
                        .windows()
                        .get(0)
                        .targets());
        assertEquals(
                List.of("p1", "p2"),
                run(roles + "faults: [{at: 1s, crash: participant}]")
                        .windows()
                        .get(0)
                        .targets());
        String places = "nodes: 5\nregions: {eu: [n1, n2], us: {us-a: [n3], us-b: [n4, n5]}}";
        assertEquals(List.of("n1", "n2"), hit(places, "region eu"));
        assertEquals(List.of("n3", "n4", "n5"), hit(places, "region us"));
        assertEquals(List.of("n4", "n5"), hit(places, "zone us-b"));
    }

    @Test
    void minorityAndMajorityAreTheLargestAndTheSmallestOfTheirKind() {
        int[][] sizes = {{1, 0, 1}, {2, 0, 2}, {3, 1, 2}, {4, 1, 3}, {5, 2, 3}, {6, 2, 4}, {7, 3, 4}};
        for (int[] size : sizes) {
            assertEquals(size[1], hit("nodes: " + size[0], "minority").size(), "minority of " + size[0]);
            assertEquals(size[2], hit("nodes: " + size[0], "majority").size(), "majority of " + size[0]);
        }
    }

    @Test
    void anyHitsEveryNodeEquallyOftenAndNoneTwice() {
        Runs run = run("protocol: primary-backup\nduration: 31s\nnodes: 5\n"
                + "faults: [{every: 10ms, pause: any 2, for: 1ms}]");
        Map<String, Integer> times = new TreeMap<>();
        for (FaultWindow window : run.windows()) {
            assertEquals(2, window.targets().size());
            assertNotEquals(window.targets().get(0), window.targets().get(1));
            window.targets().forEach(name -> times.merge(name, 1, Integer::sum));
        }
        double expected = run.windows().size() * 2 / 5.0;
        assertEquals(5, times.size());
        times.forEach((name, count) -> assertEquals(expected, count, 5 * Math.sqrt(expected), name));
    }

    @Test
    void theLeaderIsWhoeverLeadsWhenTheFaultFires() {
        Runs run = run("protocol: raft\nduration: 20s\nnodes: 5\nfaults: [{every: 3s, crash: leader, for: 500ms}]");
        List<String> hit = new ArrayList<>();
        for (FaultWindow window : run.windows()) {
            hit.addAll(window.targets());
            RoleSpan leading = run.result().roles().stream()
                    .filter(span -> span.leads()
                            && span.fromNanos() < window.beginNanos()
                            && span.toNanos() >= window.beginNanos())
                    .findFirst()
                    .orElseThrow();
            assertEquals(List.of(leading.node().name()), window.targets());
        }
        assertEquals(6, hit.size());
        assertTrue(hit.stream().distinct().count() > 1, "another one led later: " + hit);
    }

    @Test
    void followersAreAllThatAreUpAndDoNotLead() {
        Runs run = run("protocol: raft\nduration: 8s\nnodes: 5\n"
                + "faults: [{at: 3s, crash: [n1, n2], for: 3s}, {at: 5s, pause: followers, for: 10ms}]");
        List<String> leaders = run.result().roles().stream()
                .filter(span -> span.leads() && span.toNanos() > 5 * Runs.S && span.fromNanos() < 5 * Runs.S)
                .map(span -> span.node().name())
                .toList();
        List<String> expected = new ArrayList<>(List.of("n3", "n4", "n5"));
        expected.removeAll(leaders);
        assertEquals(2, expected.size());
        assertEquals(expected, run.windows().get(1).targets());
    }

    @Test
    void whoWasHitStandsInTheSummaryAndNobodyIsSaidToo() {
        Runs run = run(
                "protocol: raft\nduration: 8s\nnodes: 3\n"
                        + "faults: [{at: 3s, crash: all, for: 1s}, {at: 3500ms, pause: leader, for: 1s}, {at: 7s, pause: leader, for: 100ms}]");
        String summary = String.join("\n", SummaryText.of(run.result()));
        assertTrue(summary.contains("crash all (n1, n2, n3) for 1 s"), summary);
        assertTrue(summary.contains("pause leader (nobody) for 1 s"), summary);
        assertTrue(
                summary.contains(
                        "pause leader (" + run.windows().get(2).targets().get(0) + ")"),
                summary);
    }
}
