package dev.splitbrain.scenario.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.history.Operation;
import dev.splitbrain.metrics.QueueLengths;
import dev.splitbrain.metrics.Track;
import dev.splitbrain.trace.Step;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crashes, pauses and slow processors, by their effect on a run. */
class LifeFaultsTest {
    @TempDir
    Path folder;

    private Lab run(String yaml) {
        return Lab.run(folder, yaml);
    }

    @Test
    void aCrashForgetsWhatWasVolatileAndKeepsWhatWasForced() {
        Lab lab = run("faults: [{at: 55ms, crash: n1, for: 40ms}]");
        List<Scribe.Started> starts = lab.notes(Scribe.Started.class);
        assertEquals(5, starts.get(3).entries(), "the entries of 10 to 50 ms");
        Step.Sent first = lab.steps(Step.Sent.class).stream()
                .filter(sent -> Lab.ms(sent) > 95 && sent.message() instanceof Scribe.Early)
                .findFirst()
                .orElseThrow();
        assertEquals(new Scribe.Early(1), first.message(), "it counts from one again, 10 ms after its start");
        assertEquals(105, Lab.ms(first));
    }

    @Test
    void aRestartIsOverInItsMoment() {
        Lab lab = run("faults: [{at: 55ms, restart: n1}]");
        assertEquals(List.of(55.0), lab.times(Step.Crashed.class));
        assertEquals(List.of(0.0, 55.0), lab.times(Step.Booted.class));
        assertEquals(55 * Lab.MS, lab.result.faults().get(0).endNanos());
    }

    @Test
    void aCrashLoopGoesOnUntilItsEndAndLeavesTheNodeUp() {
        Lab lab = run("faults: [{at: 50ms, for: 70ms, crash-loop: {nodes: n1, down: 10ms, up: 20ms}}]");
        assertEquals(List.of(50.0, 80.0, 110.0), lab.times(Step.Crashed.class));
        assertEquals(List.of(0.0, 60.0, 90.0, 120.0), lab.times(Step.Booted.class));
    }

    @Test
    void overlappingCrashesKeepANodeDownUntilTheLastEnds() {
        Lab lab = run("faults: [{at: 50ms, crash: n1, for: 50ms}, {at: 70ms, crash: n1, for: 50ms}]");
        assertEquals(List.of(0.0, 120.0), lab.times(Step.Booted.class));
    }

    @Test
    void aPausedNodeSaysNothingEvenOfWhatItsDiskFinishes() {
        Lab lab = run("faults: [{at: 50.5ms, for: 60ms, pause: n1}]");
        assertEquals(
                List.of(10.0, 20.0, 30.0, 40.0, 50.0),
                lab.sent(Scribe.Early.class).subList(0, 5));
        assertEquals(51.0, lab.times(Step.BecameDurable.class).get(4), "the disk works on");
        assertEquals(110.5, lab.sent(Scribe.Safe.class).get(4), "but the node learns of it when it wakes up");
        assertEquals(110.5, lab.sent(Scribe.Early.class).get(5), "and so of the timer of 60 ms");
        assertEquals(120.5, lab.sent(Scribe.Early.class).get(6));
    }

    @Test
    void whatWaitsForTheEndOfAPauseIsHandledInTheOrderOfItsComing() {
        Lab lab = run("faults: [{at: 55ms, for: 60ms, pause: n2}]");
        List<Step.Delivered> toN2 = lab.steps(Step.Delivered.class).stream()
                .filter(delivered -> delivered.to().name().equals("n2") && Lab.ms(delivered) == 115)
                .toList();
        assertEquals(12, toN2.size(), "early and safe ones of 60 to 110 ms");
        for (int i = 1; i < toN2.size(); i++)
            assertTrue(toN2.get(i).cause() > toN2.get(i - 1).cause());
    }

    @Test
    void aCrashEndsAPause() {
        Lab lab = run("faults: [{at: 50ms, for: 100ms, pause: n1}, {at: 60ms, for: 5ms, crash: n1}]");
        assertEquals(
                75,
                lab.sent(Scribe.Early.class).stream()
                        .filter(at -> at > 60)
                        .findFirst()
                        .orElseThrow());
        assertEquals(List.of(), lab.times(Step.Resumed.class));
    }

    @Test
    void nestedPausesEndWithTheLast() {
        Lab lab = run("faults: [{at: 50ms, for: 50ms, pause: n1}, {at: 60ms, for: 80ms, pause: n1}]");
        assertEquals(List.of(50.0), lab.times(Step.Paused.class));
        assertEquals(List.of(140.0), lab.times(Step.Resumed.class));
    }

    @Test
    void aPauseStretchesTheWorkUnderWay() {
        Lab lab = run("cpu: {messages: {Early: 4ms}}\nfaults: [{at: 12ms, for: 30ms, pause: n2}]");
        Step.Delivered first = lab.steps(Step.Delivered.class).stream()
                .filter(delivered -> delivered.to().name().equals("n2"))
                .findFirst()
                .orElseThrow();
        assertEquals(11 + 4 + 30, Lab.ms(first));
    }

    @Test
    void aNodeThatNeedsFiveMillisecondsARequestAnswersTwoHundredASecondAndNoMore() {
        QueueLengths queues = new QueueLengths((long) (10 * Lab.MS));
        Lab lab = Lab.run(folder, """
                duration: 5s
                nodes: 1
                cpu: {messages: {Request: 5ms}}
                disks: {fsync: 0s}
                workload: {clients: 10, rate: 300/s, mix: {write: 100%}, timeout: 60s}
                """, queues);
        List<Operation> operations = lab.result.history().operations();
        long done = operations.stream()
                .filter(operation -> operation.completedNanos() <= 5_000 * Lab.MS)
                .count();
        assertEquals(1000, done, 2, "1 / 5 ms");
        Track inbox = queues.tracks().stream()
                .filter(track -> track.name().equals("n1 inbox"))
                .findFirst()
                .orElseThrow();
        assertEquals(100, inbox.at((long) (1000 * Lab.MS)), 4, "100 a second more than it can do");
        assertEquals(500, inbox.most(0, (long) (5_000 * Lab.MS)), 4);
    }

    @Test
    void aSlowCpuNeedsTimesAsLongAndOnlyWhileItIsSlow() {
        Lab lab = run("""
                cpu: {messages: {Early: 1ms}}
                faults: [{at: 50ms, for: 50ms, cpu: {nodes: n2, times: 5, by: 500us}}]
                """);
        List<Double> handled = lab.steps(Step.Delivered.class).stream()
                .filter(delivered -> delivered.to().name().equals("n2") && delivered.message() instanceof Scribe.Early)
                .map(Lab::ms)
                .toList();
        assertEquals(12, handled.get(0), "1 ms on the way, 1 ms of work");
        assertEquals(51 + 5.5, handled.get(4));
        assertEquals(101 + 1, handled.get(9));
    }

    @Test
    void timesNothingIsRefusedWithWordsThatHelp() {
        String problems = Lab.problems(folder, "faults: [{at: 1ms, cpu: {nodes: n1, times: 5}}]");
        assertTrue(problems.contains("nodes need no time for their messages"), problems);
        assertTrue(problems.contains("`by: 1ms`"), problems);
    }
}
