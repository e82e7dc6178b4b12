package dev.splitbrain.scenario.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuresTest {
    @TempDir
    Path folder;

    private double[] measure(String scenario, String... names) throws IOException, ScenarioException {
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(file, "version: 1\nname: a test\n" + scenario);
        Scenario loaded = ScenarioLoader.load(file, java.util.Map.of(), Catalog.standard());
        List<Measure> measures =
                Stream.of(names).map(name -> Measures.named(name).orElseThrow()).toList();
        Measurement measurement = new Measurement(measures);
        ScenarioRun run = new ScenarioRun(loaded, 1);
        measurement.listenTo(run);
        RunResult result = run.run((timeNanos, events) -> true);
        return measurement.read(result);
    }

    /** All delays are even, so that one can count by hand. */
    @Test
    void aCommandUnderAStableLeaderCostsWhatOneCountsByHand() throws Exception {
        double[] found = measure(
                """
                duration: 3s
                protocol: {raft: {initial: {leader: n1}}}
                nodes: 3
                network: {latency: 10ms}
                disks: {fsync: 3ms}
                workload: {clients: 1, phases: [{from: 1s, rate: 2/s, mix: {write: 100%}}]}
                """, "messages-per-operation", "message-delays", "forced-writes-per-operation", "latency-p50.write");
        assertEquals(List.of(4.0, 2.0, 3.0), List.of(found[0], found[1], found[2]));
        assertEquals(43e6, found[3], "two delays of the client, two of the leader, a forced write of a follower");
    }

    /** n2 dies at 5.5 s; its two fellows take turns, so one of the two probes it in each period. */
    @Test
    void detectionIsCountedInWholePeriodsUntilTheFirstAndUntilAll() throws Exception {
        double[] found = measure("""
                duration: 30s
                protocol: {swim: {targets: round-robin, piggyback: 0, alpha: 1000}}
                nodes: 3
                network: {latency: 1ms}
                faults: [{at: 5500ms, crash: n2}]
                """, "detection-periods", "detection-periods-all");
        assertTrue(found[0] >= 1 && found[0] <= 2, "first after " + found[0]);
        assertTrue(found[1] >= found[0] && found[1] <= 3, "at most 2n - 3 periods between two probes: " + found[1]);
    }

    /** A write goes to one of three replicas, a read asks one of three: it misses the last k writes with probability (2/3)^k. */
    @Test
    void stalenessIsTheShareOfReadsThatMissedWritesWhereOperationsComeInTurn() throws Exception {
        double[] found = measure("""
                duration: 2s
                protocol: {replicated-kv: {versions: last-write-wins, r: 1, w: 1, asks: enough}}
                nodes: {coordinator: [c1], replica: [r1, r2, r3]}
                network: {latency: 50us}
                disks: {fsync: 0ms}
                workload: {clients: 1, think: 1us, keys: {uniform: 1}, turns: [write, read]}
                """, "staleness", "missed-writes.1", "missed-writes.2", "operations-ok");
        assertEquals(2 / 3.0, found[0], 0.03);
        assertEquals(found[0], found[1]);
        assertEquals(4 / 9.0, found[2], 0.03);
        assertEquals(10_000, found[3], 100, "each takes four messages of 50 us");
    }

    @Test
    void aCurveIsAStraightLineBetweenItsPointsAndSaysWhatIsWrongWithIt() {
        Curve curve = Curve.parse("# somebody, 1999\ntime_ms,share\n10,0\n20,0.5\n\n20,0.6\n40,1\n", Unit.DURATION);
        assertEquals(0, curve.shareUpTo(9e6));
        assertEquals(0.25, curve.shareUpTo(15e6), 1e-12);
        assertEquals(0.6, curve.shareUpTo(20e6), 1e-12);
        assertEquals(0.8, curve.shareUpTo(30e6), 1e-12);
        assertEquals(1, curve.shareUpTo(50e6));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Curve.parse("time_ms,share\n10,a\n", Unit.DURATION))
                .getMessage();
        assertEquals("line 2: expected a value and a share, got `10,a`", message);
        assertThrows(IllegalArgumentException.class, () -> Curve.parse("ms,share\n10,0.5\n20,0.4\n", Unit.DURATION));
        assertThrows(IllegalArgumentException.class, () -> Curve.parse("ms,share\n10,5\n", Unit.DURATION));
    }

    @Test
    void familiesCarryANameAndOtherNamesAreNone() {
        assertTrue(Measures.named("latency-p999.read").isPresent());
        assertTrue(Measures.named("violated.linearizable").isPresent());
        assertTrue(Measures.named("missed-writes.3").isPresent());
        assertTrue(Measures.named("missed-writes.0").isEmpty());
        assertTrue(Measures.named("latency-p42.read").isEmpty());
        assertTrue(Measures.named("message-delay").isEmpty());
    }
}
