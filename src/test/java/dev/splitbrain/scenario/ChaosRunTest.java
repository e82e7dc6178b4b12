package dev.splitbrain.scenario;

import static dev.splitbrain.scenario.Runs.S;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.scenario.run.Judged;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What chaos does to a run, and demands of it. */
class ChaosRunTest {
    private static final String RAFT = """
            protocol: raft
            nodes: 5
            duration: 20s
            workload: {clients: 3, rate: 30/s, timeout: 2s, retry: 300ms}
            """;

    @TempDir
    Path folder;

    private Runs run(String yaml) {
        return Runs.of(folder, yaml);
    }

    private static List<String> checks(Runs run) {
        return run.result().checks().stream().map(Judged::label).toList();
    }

    private static Set<String> actions(Runs run) {
        return run.windows().stream().map(window -> window.action()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void eachSeedMeetsOtherFaultsAndAllAreOverInTime() {
        Set<Set<String>> swarms = new java.util.LinkedHashSet<>();
        for (int seed = 1; seed <= 8; seed++) {
            Runs run = run(RAFT + "seed: " + seed + "\nfaults: {chaos: {per: 1s, from: 2s}}");
            assertFalse(run.windows().isEmpty());
            assertTrue(run.windows().stream()
                    .allMatch(window -> window.beginNanos() > 2 * S && window.endNanos() <= 15 * S));
            swarms.add(actions(run));
        }
        assertTrue(swarms.size() >= 7, swarms.toString());
        assertNotEquals(Set.of(), swarms);
    }

    @Test
    void chaosDemandsThatAllGoesWellOnceItIsOver() {
        String chaos = RAFT + "faults: {chaos: {per: 1s}}\n";
        assertEquals(List.of("every-request-ends", "replicas-equal"), checks(run(chaos)));
        assertTrue(run(chaos).result().asExpected());
        Runs own = run(chaos + "checks: [linearizable, every-request-ends: {within: 1s}]");
        assertEquals(List.of("linearizable", "every-request-ends", "replicas-equal"), checks(own));
        assertEquals(List.of(), checks(run(chaos.replace("per: 1s", "per: 1s, liveness: false"))));
        assertEquals(List.of(), checks(run(RAFT + "faults: [{at: 1s, crash: n1, for: 1s}]")));
        assertEquals(
                List.of("every-request-ends"),
                checks(run("protocol: paxos\nnodes: 3\nduration: 8s\nworkload: {rate: 5/s}\nfaults: chaos")),
                "who keeps no log is not asked for one");
    }

    @Test
    void whoOnlyStandsStillIsFoundOut() {
        // Clients that give up before any answer can reach them.
        Runs run = run(RAFT.replace("timeout: 2s", "timeout: 1ms") + "faults: {chaos: {per: 1s}}\n");
        assertFalse(run.result().asExpected());
        assertEquals(Answer.VIOLATED, run.result().checks().get(0).verdict().answer());
    }

    @Test
    void chaosAsksNoMoreThanIsClaimed() {
        Set<String> synchronous = new TreeSet<>();
        Set<String> claimed = new TreeSet<>();
        for (int seed = 1; seed <= 12; seed++) {
            String three = "protocol: 3pc\nnodes: {coordinator: [c1], participant: [p1, p2]}\nduration: 8s\nseed: "
                    + seed + "\nfaults: {chaos: {per: 500ms}}\n";
            synchronous.addAll(actions(run(three)));
            claimed.addAll(actions(run(three + "survives: {partitions: true, crashed: none}")));
        }
        assertEquals(Set.of("crash", "crash-loop", "disk", "restart"), synchronous);
        assertEquals(Set.of("block", "partition"), claimed);
    }

    @Test
    void leaseReadsClaimNoWildClocks() {
        String lease = RAFT.replace("raft", "{raft: {reads: lease, leader_stickiness: true}}");
        for (int seed = 1; seed <= 12; seed++)
            assertFalse(actions(run(lease + "seed: " + seed + "\nfaults: {chaos: {per: 500ms}}"))
                    .contains("clock"));
    }
}
