package dev.splitbrain.scenario.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Verdict;
import dev.splitbrain.metrics.Counters;
import dev.splitbrain.node.FoundDamage;
import dev.splitbrain.node.TornWrite;
import dev.splitbrain.node.WriteFailed;
import dev.splitbrain.report.SummaryText;
import dev.splitbrain.trace.Step;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad disks, by their effect on a run: n1 writes every 10 ms. */
class DiskFaultsTest {
    @TempDir
    Path folder;

    private Lab run(String yaml) {
        return Lab.run(folder, yaml);
    }

    private static int entriesAtTheLastStart(Lab lab) {
        List<Scribe.Started> starts = lab.notes(Scribe.Started.class);
        return starts.get(starts.size() - 1).entries();
    }

    @Test
    void forcedWritesWaitForEachOtherAndMessagesForThem() {
        Lab lab = run("disks: {fsync: 15ms}");
        assertEquals(
                List.of(25.0, 40.0, 55.0), lab.times(Step.BecameDurable.class).subList(0, 3));
        assertEquals(List.of(25.0, 40.0, 55.0), lab.sent(Scribe.Safe.class).subList(0, 3));
        assertEquals(List.of(10.0, 20.0, 30.0), lab.sent(Scribe.Early.class).subList(0, 3), "eager ones do not wait");
    }

    @Test
    void aQueuedWriteTakesTheTimeThatTheDiskNeedsWhenItsTurnComes() {
        Lab lab = run("faults: [{at: 15ms, for: 30ms, disk: {nodes: n1, times: 30}}]");
        List<Double> durable = lab.times(Step.BecameDurable.class);
        assertEquals(
                List.of(11.0, 50.0, 51.0, 52.0), durable.subList(0, 4), "that of 20 ms took 30, those behind it 1");
    }

    @Test
    void aSlowDiskMayHaveATimeOfItsOwn() {
        Lab lab = run("faults: [{at: 15ms, for: 30ms, disk: {nodes: n1, fsync: 4ms, times: 2}}]");
        assertEquals(
                List.of(11.0, 28.0, 38.0, 48.0, 51.0),
                lab.times(Step.BecameDurable.class).subList(0, 5));
    }

    @Test
    void aNodeWhoseDiskIsFullStopsAndComesBackWithTheRoom() {
        Lab lab = run("faults: [{at: 45ms, for: 60ms, disk: {nodes: n1, full: true}}]");
        assertEquals(List.of(new WriteFailed(true, 1)), lab.notes(WriteFailed.class));
        assertEquals(List.of(51.0), lab.times(Step.Crashed.class));
        assertEquals(List.of(0.0, 105.0), lab.times(Step.Booted.class));
        assertEquals(4, entriesAtTheLastStart(lab), "the entry of 50 ms never was");
        assertTrue(lab.sent(Scribe.Safe.class).stream().noneMatch(at -> at > 45 && at < 105));
    }

    @Test
    void aFullDiskRefusesUnforcedWritesToo() {
        Lab lab = run("""
                protocol: {scribe: {forced: false}}
                faults: [{at: 45ms, for: 60ms, disk: {nodes: n1, full: true}}]
                """);
        assertEquals(1, lab.times(Step.Crashed.class).size());
        assertEquals(50, lab.times(Step.Crashed.class).get(0), 0.01);
    }

    @Test
    void aRestartOntoAFullDiskStopsAgainAtTheNextWrite() {
        Lab lab = run("""
                faults:
                  - {at: 45ms, for: 100ms, disk: {nodes: n1, full: true}}
                  - {at: 46ms, for: 10ms, crash: n1}
                """);
        assertEquals(List.of(46.0, 67.0), lab.times(Step.Crashed.class));
        assertEquals(List.of(0.0, 56.0, 145.0), lab.times(Step.Booted.class));
    }

    @Test
    void aProtocolMaySayWhatItDoesWhenAWriteFails() {
        Lab lab = run("""
                protocol: {scribe: {survives: true}}
                faults: [{at: 45ms, for: 30ms, disk: {nodes: n1, full: true}}]
                """);
        assertEquals(List.of(), lab.times(Step.Crashed.class));
        assertEquals(List.of(51.0, 61.0, 71.0), lab.noted(Scribe.GoesOn.class));
        assertEquals(new Scribe.GoesOn(4), lab.notes(Scribe.GoesOn.class).get(2), "what failed is undone");
        List<Double> safe = lab.sent(Scribe.Safe.class);
        assertEquals(List.of(41.0, 81.0), safe.subList(3, 5), "what waited behind a failed write never leaves");
    }

    @Test
    void aNodeWhoseWriteFailsStopsAndItsSupervisorStartsItAgain() {
        Lab lab = run("duration: 2s\nfaults: [{at: 45ms, for: 10ms, disk: {nodes: n1, errors: 100%}}]");
        assertEquals(List.of(new WriteFailed(false, 1)), lab.notes(WriteFailed.class));
        assertEquals(List.of(0.0, 1051.0), lab.times(Step.Booted.class));
    }

    @Test
    void aWriteThatFailsDuringAPauseStopsTheNodeWhenItWakesUp() {
        Lab lab = run("""
                faults:
                  - {at: 45ms, for: 10ms, disk: {nodes: n1, errors: 100%}}
                  - {at: 50.5ms, for: 40ms, pause: n1}
                """);
        assertEquals(List.of(90.5), lab.times(Step.Crashed.class));
    }

    @Test
    void aCrashLosesWhatWasNotForced() {
        Lab lab = run("protocol: {scribe: {forced: false}}\nfaults: [{at: 55ms, for: 10ms, crash: n1}]");
        assertEquals(5, lab.steps(Step.Crashed.class).get(0).lostWrites());
        assertEquals(0, entriesAtTheLastStart(lab));
        assertEquals(List.of(10.0, 20.0), lab.sent(Scribe.Safe.class).subList(0, 2), "nothing waits for such a write");
    }

    @Test
    void theOperatingSystemWritesBackWhatNobodyForced() {
        Lab lab = run("""
                duration: 6s
                protocol: {scribe: {forced: false}}
                faults: [{at: 5500ms, for: 10ms, crash: n1}]
                """);
        assertEquals(1, entriesAtTheLastStart(lab), "the first write was five seconds old at 5.01 s");
    }

    @Test
    void aTornWriteLeavesTheFirstHalfOfWhatWasOnItsWay() {
        Lab lab = run("""
                protocol: {scribe: {entries: 6}}
                disks: {fsync: 5ms, torn: 100%}
                faults: [{at: 32ms, for: 10ms, crash: n1}]
                """);
        assertEquals(List.of(new TornWrite(3, 6)), lab.notes(TornWrite.class));
        assertEquals(6 + 6 + 3, entriesAtTheLastStart(lab));
        assertEquals(
                2, lab.sent(Scribe.Safe.class).stream().filter(at -> at < 42).count());
    }

    @Test
    void aSingleEntryIsWrittenWholeOrNotAtAll() {
        Lab lab = run("disks: {fsync: 5ms, torn: 100%}\nfaults: [{at: 32ms, for: 10ms, crash: n1}]");
        assertEquals(List.of(), lab.notes(TornWrite.class));
        assertEquals(2, entriesAtTheLastStart(lab));
    }

    @Test
    void aFlippedBitIsFoundAtTheStartAndTheProtocolIsTold() {
        Lab lab = run("disks: {flips: 100%}\nfaults: [{at: 155ms, for: 10ms, crash: n1}]");
        FoundDamage found = lab.notes(FoundDamage.class).get(0);
        assertEquals(15 - found.lost(), entriesAtTheLastStart(lab));
        List<Scribe.Started> starts = lab.notes(Scribe.Started.class);
        assertEquals(List.of(found), starts.get(starts.size() - 1).damage());
    }

    @Test
    void forcedUnforcedAndLostWritesAreCounted() {
        Lab lab = run("faults: [{at: 50.5ms, for: 10ms, crash: n1}]");
        Counters.Writes writes = lab.result.counters().writes().get(0);
        assertEquals(new Counters.Writes("n1", 18, 0, 1), writes);
        assertTrue(SummaryText.of(lab.result).contains("disk writes forced 18   unforced 0   lost in crashes 1"));
        Lab unforced = run("protocol: {scribe: {forced: false}}");
        assertEquals(
                new Counters.Writes("n1", 0, 20, 0),
                unforced.result.counters().writes().get(0));
        assertEquals(20.0, unforced.result.metrics().get("unforced-writes"));
    }

    @Test
    void theCheckOfDiskWritesSaysWhichCountIsWrong() {
        Lab lab = run("""
                faults: [{at: 50.5ms, for: 10ms, crash: n1}]
                checks: [{disk-writes: {forced: "<= 18", lost: "== 0"}}]
                """);
        Verdict verdict = lab.result.checks().get(0).verdict();
        assertEquals(Verdict.Answer.VIOLATED, verdict.answer());
        assertEquals("lost is 1", verdict.reason());
    }

    @Test
    void aRestartDuringASlowWriteBeginsWithAnIdleDisk() {
        Lab lab = run("""
                faults:
                  - {at: 15ms, for: 8ms, disk: {nodes: n1, fsync: 40ms}}
                  - {at: 25ms, for: 5ms, crash: n1}
                """);
        assertEquals(1, entriesAtTheLastStart(lab), "the write of 20 ms, which was to last until 60 ms, never was");
        assertEquals(
                List.of(11.0, 41.0, 51.0, 61.0),
                lab.times(Step.BecameDurable.class).subList(0, 4));
    }
}
