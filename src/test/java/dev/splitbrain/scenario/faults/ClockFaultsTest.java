package dev.splitbrain.scenario.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.ClockSet;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong clocks, by their effect on a run: n1 reads its clocks every 10 ms of its own time. */
class ClockFaultsTest {
    private static final long NS = (long) Lab.MS;

    @TempDir
    Path folder;

    private Lab run(String yaml) {
        return Lab.run(folder, yaml);
    }

    private static List<Scribe.ReadClocks> readings(Lab lab) {
        return lab.notes(Scribe.ReadClocks.class);
    }

    @Test
    void aFastClockMakesTimersFireEarlyAndBothReadingsRun() {
        Lab lab = run("clocks: {drift: {n1: 250000ppm}}");
        assertEquals(
                List.of(8.0, 16.0, 24.0), lab.noted(Scribe.ReadClocks.class).subList(0, 3));
        assertEquals(new Scribe.ReadClocks(20 * NS, 20 * NS), readings(lab).get(1));
    }

    @Test
    void anOffsetIsInTheWallClockOnly() {
        Lab lab = run("clocks: {skew: {n1: -400ms}}");
        assertEquals(new Scribe.ReadClocks(10 * NS, -390 * NS), readings(lab).get(0));
    }

    @Test
    void aJumpBackMovesTheWallClockAndNoTimer() {
        Lab lab = run("faults: [{at: 15ms, clock: {nodes: n1, jump: -1s}}]");
        assertEquals(
                List.of(10.0, 20.0, 30.0), lab.noted(Scribe.ReadClocks.class).subList(0, 3));
        assertEquals(new Scribe.ReadClocks(20 * NS, -980 * NS), readings(lab).get(1));
        assertEquals(-800 * NS, readings(lab).get(19).wallNanos(), "nothing sets it right");
    }

    @Test
    void aClockThatSlowsDownStretchesWhatIsLeftOfItsTimers() {
        Lab lab = run("faults: [{at: 35ms, for: 50ms, clock: {nodes: n1, drift: -500000ppm}}]");
        List<Double> ticks = lab.noted(Scribe.ReadClocks.class);
        assertEquals(List.of(30.0, 45.0, 65.0, 85.0, 95.0), ticks.subList(2, 7), "5 ms were left of the fourth");
        assertEquals(40 * NS, readings(lab).get(3).monotonicNanos());
    }

    @Test
    void overlappingDriftsAddUpAndTheClockIsAsBeforeAtTheEnd() {
        Lab lab = run("""
                faults:
                  - {at: 10ms, for: 40ms, clock: {nodes: n1, drift: 100000ppm}}
                  - {at: 20ms, for: 40ms, clock: {nodes: n1, drift: 200000ppm}}
                """);
        List<ClockSet> set = lab.notes(ClockSet.class);
        assertEquals(
                List.of(100000.0, 300000.0, 200000.0, 0.0),
                set.stream().map(ClockSet::driftPpm).toList());
        assertEquals(12 * NS, set.get(3).offsetNanos(), 2, "1 + 9 + 2 ms were gained");
    }

    @Test
    void aTimerNeverFiresBeforeItsTimeOnItsOwnClock() {
        Lab lab = run("duration: 2s\nclocks: {drift: {n1: 333ppm}}");
        List<Scribe.ReadClocks> readings = readings(lab);
        for (int i = 1; i < readings.size(); i++) {
            long interval =
                    readings.get(i).monotonicNanos() - readings.get(i - 1).monotonicNanos();
            assertTrue(interval >= 10 * NS && interval <= 10 * NS + 2, () -> "interval " + interval);
        }
    }

    @Test
    void aStrobeSwingsAndEndsWhereItBegan() {
        Lab lab = run("faults: [{at: 15ms, for: 50ms, clock: {nodes: n1, strobe: {by: 100ms, every: 20ms}}}]");
        List<Long> ahead = readings(lab).stream()
                .map(reading -> (reading.wallNanos() - reading.monotonicNanos()) / NS)
                .toList();
        assertEquals(List.of(0L, 100L, 100L, 0L, 0L, 100L, 0L), ahead.subList(0, 7));
    }

    @Test
    void aSynchronisationDuringAStrobeLeavesNoErrorBehind() {
        Lab lab = run("""
                clocks: {skew: {n1: 7ms}, sync: {every: 30ms}}
                faults: [{at: 15ms, for: 50ms, clock: {nodes: n1, strobe: {by: 100ms, every: 100ms}}}]
                """);
        assertEquals(17 * NS, readings(lab).get(0).wallNanos());
        assertEquals(100 * NS, readings(lab).get(3).wallNanos() - 40 * NS, "set right, and still swung ahead");
        assertEquals(70 * NS, readings(lab).get(6).wallNanos());
    }

    @Test
    void aSynchronisationKeepsADriftingClockWithinItsBound() {
        Lab lab = run("""
                duration: 2s
                clocks: {drift: {n1: 10000ppm}, sync: {every: 100ms, error: 1ms}}
                """);
        long worst = 0;
        for (int i = 15; i < readings(lab).size(); i++) {
            long trueNanos = Math.round(lab.noted(Scribe.ReadClocks.class).get(i) * NS);
            worst = Math.max(worst, Math.abs(readings(lab).get(i).wallNanos() - trueNanos));
        }
        assertTrue(worst <= 2 * NS, "1 ms of error and 1 % of 100 ms, but " + worst);
        assertTrue(worst > NS, "it does drift in between");
        long gained = readings(lab).get(150).monotonicNanos()
                - Math.round(lab.noted(Scribe.ReadClocks.class).get(150) * NS);
        assertTrue(gained > 10 * NS, "nobody sets the monotonic clock");
    }
}
