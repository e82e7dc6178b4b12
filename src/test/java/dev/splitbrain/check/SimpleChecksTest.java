package dev.splitbrain.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Limit.Comparison;
import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import org.junit.jupiter.api.Test;

final class SimpleChecksTest {
    private static final Limit AT_MOST_TEN_MILLIS = Limit.parse("<= 10ms", Unit.DURATION, Comparison.AT_MOST);

    @Test
    void limitsReadAndWriteAsInScenarios() {
        assertEquals(
                ">= 98 %",
                Limit.parse(">= 98%", Unit.SHARE, Comparison.AT_LEAST).toString());
        assertEquals(
                ">= 99.9 %",
                Limit.parse("99.9%", Unit.SHARE, Comparison.AT_LEAST).toString());
        assertEquals(
                "<= 100 ms",
                Limit.parse("<=100ms", Unit.DURATION, Comparison.AT_MOST).toString());
        assertEquals(
                "< 40", Limit.parse("< 40", Unit.NUMBER, Comparison.AT_MOST).toString());
        for (String bad : new String[] {"98", ">= fast", "=> 9%", "", "5ms%"})
            assertThrows(IllegalArgumentException.class, () -> Limit.parse(bad, Unit.SHARE, Comparison.AT_LEAST), bad);
    }

    @Test
    void percentagesOfLimitsCompareAsWritten() {
        for (int percent = 0; percent <= 100; percent++) {
            Limit limit = Limit.parse(">= " + percent + "%", Unit.SHARE, Comparison.AT_LEAST);
            assertTrue(limit.holds(percent * 3.0 / 300), percent + " of 100 is " + limit);
        }
    }

    @Test
    void availabilityCountsUnknownAndFailedAlike() {
        Story story = new Story(new Availability(Limit.atLeast(0.5, Unit.SHARE)))
                .write(1, "k", 1, 0, 5)
                .lost(1, new KeyValue.Write("k", 2), 10, 20)
                .operation(1, new KeyValue.Read("k"), 30, 40, new Outcome.Failed("no leader"));
        Verdict verdict = story.verdict();
        assertEquals(Answer.VIOLATED, verdict.answer());
        assertEquals("33.33 %", verdict.measured());
        assertEquals(">= 50 %", verdict.limit());
        assertEquals(Answer.VALID, story.write(1, "k", 3, 50, 55).verdict().answer());
    }

    @Test
    void recoveryIsTheFirstWriteAskedForAfterTheFault() {
        Story story = new Story(RecoversWithin.within(1_000_000_000))
                .fault("crash leader", 1000, 3000)
                .write(1, "k", 1, 999, 1001) // asked for before it
                .read(1, "k", 1L, 1010, 1020) // not a write
                .lost(1, new KeyValue.Write("k", 2), 1100, 2100)
                .write(1, "k", 3, 1400, 1800)
                .write(1, "k", 4, 1200, 1700);
        assertEquals(Verdict.valid("0.7 s", "<= 1 s"), story.verdict());
        Verdict second = story.fault("pause n2", 58_900, 59_000).verdict();
        assertEquals(Answer.VIOLATED, second.answer());
        assertEquals("1.1 s", second.measured());
        assertEquals(58_900_000_000L, second.atNanos().getAsLong());
        assertEquals(
                Answer.UNDECIDED,
                new Story(RecoversWithin.within(1_000_000_000)).verdict().answer());
        assertEquals(
                Answer.UNDECIDED,
                new Story(RecoversWithin.within(1_000_000_000))
                        .fault("crash n1", 59_500, 60_000)
                        .verdict()
                        .answer());
    }

    @Test
    void latencyIsByNearestRankAndMayLeaveFaultsOut() {
        Limit none = null;
        Latency.Options options = new Latency.Options("write", none, none, AT_MOST_TEN_MILLIS, none, none, true);
        Story story = new Story(new Latency(options)).fault("slow", 1000, 2000).read(1, "k", null, 0, 900);
        for (int i = 0; i < 99; i++) story.write(1, "k", i, 10 + i, 20 + i);
        story.write(1, "k", 100, 990, 1000).write(1, "k", 101, 1500, 1900).write(1, "k", 102, 2000, 2500);
        assertEquals(Verdict.valid("10 ms", "<= 10 ms, outside faults"), story.verdict());
        story.write(1, "k", 103, 3000, 3020).write(1, "k", 104, 3000, 3011);
        Verdict slow = story.verdict();
        assertEquals(Answer.VIOLATED, slow.answer());
        assertEquals("11 ms", slow.measured());
        assertEquals("p99 is 11 ms of 101 writes outside faults", slow.reason());
        assertEquals("latency write p99", new Latency(options).label());
    }

    @Test
    void twoLeadersOfOneTermAreTold() {
        Story story = new Story(new OneLeaderPerTerm())
                .leader(1, 1)
                .follower(1, 2)
                .leader(2, 2)
                .leader(2, 2);
        assertEquals(Verdict.valid("terms 1..2"), story.verdict());
        Verdict verdict = story.leader(3, 2).verdict();
        assertEquals("n3 became leader of term 2 at 0.005 s, but n2 had been since 0.003 s", verdict.reason());
        assertEquals(
                Answer.UNDECIDED, new Story(new OneLeaderPerTerm()).verdict().answer());
    }

    @Test
    void anAcknowledgedWriteMustBeWithTheNodeThatAppliedMost() {
        Story story = new Story(new NoLostWrites())
                .applies(1, 1, new Story.TestEntry(1, Story.request(1, 1)))
                .applies(2, 1, new Story.TestEntry(1, Story.request(1, 1)))
                .applies(1, 2, new Story.TestEntry(1, Story.request(2, 2)))
                .write(1, "k", 1, 0, 5)
                .write(2, "k", 2, 10, 15);
        assertEquals(Verdict.valid("2 acknowledged"), story.verdict());
        story.crash(1).boot(1).applies(2, 2, new Story.TestEntry(2, Story.request(3, 9)));
        Verdict verdict = story.verdict();
        assertEquals(Answer.VIOLATED, verdict.answer());
        assertEquals(
                "1 acknowledged write missing at the end: write 2 of key k by c2, acknowledged at 0.015 s, is not "
                        + "among the commands that n2 applied, which applied most (2)",
                verdict.reason());
        assertEquals(
                Answer.UNDECIDED,
                new Story(new NoLostWrites()).write(1, "k", 1, 0, 5).verdict().answer());
    }

    @Test
    void theLostWriteThatIsShownHadAnEffectWhereOneHad() {
        Story story = new Story(new NoLostWrites())
                .applies(1, 1, new Story.TestEntry(1, Story.request(3, 9)))
                .ok(1, new KeyValue.Cas("k", null, 1L), new Result.Refused("mismatch"), 0, 5);
        assertEquals("cas null to 1", lost(story).write().command().words());
        story.write(2, "k", 2, 10, 15);
        assertEquals("write 2", lost(story).write().command().words());
        assertEquals("n1", lost(story).appliedMost().name());
        assertTrue(story.verdict().measured().startsWith("2 acknowledged"));
    }

    private static WriteLost lost(Story story) {
        return (WriteLost) story.verdict().proof().orElseThrow();
    }

    @Test
    void aWriteThatCameWithASnapshotIsNotLost() {
        Story story = new Story(new NoLostWrites())
                .applies(1, 1, new Story.TestEntry(1, Story.request(1, 1)))
                .applies(1, 2, new Story.TestEntry(1, Story.request(1, 2)))
                .note(2, new LogNote.Compacted(2, 1))
                .applies(2, 3, new Story.TestEntry(1, Story.request(1, 3)))
                .write(1, "k", 1, 0, 5)
                .ok(1, new KeyValue.Cas("k", 1L, 2L), Result.DONE, 10, 15)
                .write(1, "k", 1, 20, 25);
        assertEquals(Verdict.valid("3 acknowledged"), story.verdict());
    }

    /** A leader answers and crashes before others learn that the entry is committed; nothing is written afterwards. */
    @Test
    void aWriteThatNoMachineHasButTheLogsOfAMajorityIsNotLost() {
        Story story = new Story(new NoLostWrites()).write(1, "k", 1, 0, 5).write(1, "k", 2, 10, 15);
        Object first = new Story.TestEntry(1, Story.request(1, 1));
        Object last = new Story.TestEntry(1, Story.request(1, 2));
        for (int node = 1; node <= 2; node++)
            story.note(node, new LogNote.Appended(1, 1, first)).note(node, new LogNote.Appended(2, 1, last));
        for (int node = 1; node <= 2; node++) story.applies(node, 1, first);
        story.applies(1, 2, last);
        assertEquals(Verdict.valid("2 acknowledged"), story.verdict());
        story.crash(1).boot(1); // it tells its log again
        story.note(1, new LogNote.Truncated(1)).note(1, new LogNote.Appended(1, 1, first));
        assertEquals(Answer.VIOLATED, story.verdict().answer(), "the entry is in one log of three");
        story.note(1, new LogNote.Appended(2, 1, last));
        assertEquals(
                Verdict.valid("2 acknowledged, 1 of them in the logs of a majority, not applied"), story.verdict());
        story.note(2, new LogNote.Truncated(2));
        assertEquals(Answer.VIOLATED, story.verdict().answer(), "a follower dropped it");
    }
}
