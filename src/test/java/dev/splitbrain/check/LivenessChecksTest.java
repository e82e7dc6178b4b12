package dev.splitbrain.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.check.log.ReplicasEqual;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.NewsNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.VersionNote;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Transaction;
import dev.splitbrain.spec.TransactionalStore;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Checks that demand that something happens. Steps of a story are a millisecond apart; it ends after a minute. */
final class LivenessChecksTest {
    private static final long MILLI = 1_000_000;

    private static Story requests() {
        return new Story(new EveryRequestEnds(2_000 * MILLI)).fault("crash n1", 1_000, 5_000);
    }

    private static Story replicas(long withinMillis) {
        return new Story(new ReplicasEqual(withinMillis * MILLI))
                .boot(1)
                .boot(2)
                .boot(3);
    }

    private static void assertAnswer(Answer answer, Story story) {
        assertEquals(answer, story.verdict().answer(), story.verdict().toString());
    }

    @Test
    void aRequestMayBeLostUntilSomeTimeAfterTheLastFault() {
        KeyValue.Write write = new KeyValue.Write("k", 1);
        assertAnswer(Answer.VALID, requests().lost(1, write, 6_900, 7_900).write(1, "k", 2, 8_000, 8_001));
        Story late = requests().write(1, "k", 2, 7_000, 7_001).lost(2, write, 7_500, 8_500);
        assertAnswer(Answer.VIOLATED, late);
        assertEquals(
                "1 request without an answer: first the write of k by c2 at 7.500 s (timeout), although no fault lasted"
                        + " beyond 5.000 s",
                late.verdict().reason());
        assertEquals(7_500 * MILLI, late.verdict().atNanos().orElseThrow());
    }

    @Test
    void anAnswerThatNothingChangedIsOneAndBeingSentAwayIsNone() {
        KeyValue.Write write = new KeyValue.Write("k", 1);
        assertAnswer(Answer.VALID, requests().ok(1, write, Result.MISMATCH, 7_000, 7_001));
        assertAnswer(
                Answer.VIOLATED, requests().operation(1, write, 7_000, 8_000, new Outcome.Failed("not the leader")));
    }

    @Test
    void anAbortIsAnAnswerOfAStoreThatTakesTransactions() {
        Transaction transaction = new Transaction(List.of("k1"), Map.of());
        Story aborted = new Story(new EveryRequestEnds(2_000 * MILLI), TransactionalStore.SPEC)
                .fault("crash n1", 1_000, 5_000)
                .operation(1, transaction, 7_000, 7_001, new Outcome.Failed("aborted"));
        assertAnswer(Answer.VALID, aborted);
        assertAnswer(Answer.VIOLATED, aborted.operation(1, transaction, 8_000, 9_000, new Outcome.Failed("busy")));
    }

    @Test
    void withoutRequestsOrWithoutCalmThereIsNothingToSay() {
        assertAnswer(Answer.UNDECIDED, requests().write(1, "k", 2, 6_000, 6_001));
        Story never = requests().fault("pause n2", 6_000, 60_000).write(1, "k", 2, 8_000, 8_001);
        assertAnswer(Answer.UNDECIDED, never);
        assertTrue(never.verdict().reason().contains("fault 2 (pause n2) at 6.000 s lasts to the end"));
    }

    @Test
    void everyNodeMustApplyInTimeWhatAnyHasApplied() {
        Story story = replicas(10).applies(1, 1, "a").applies(2, 1, "a"); // at 4 and 5 ms
        assertAnswer(Answer.VIOLATED, story); // n3 never does
        assertEquals(
                "n3 lags behind: entry 1 was applied elsewhere at 0.004 s, no fault lasted beyond 0.000 s, and n3 still"
                        + " lacked it at the end of the run",
                story.verdict().reason());
        assertAnswer(
                Answer.VALID, replicas(10).applies(1, 1, "a").applies(2, 1, "a").applies(3, 1, "a"));
    }

    @Test
    void aNodeMayCatchUpLateWhileFaultsLast() {
        Story late = replicas(3).applies(1, 1, "a").applies(2, 1, "a"); // at 4 and 5 ms
        for (int i = 0; i < 6; i++) late.commits(1, 1);
        late.applies(3, 1, "a"); // at 12 ms, 8 ms late
        assertAnswer(Answer.VIOLATED, late);
        assertAnswer(Answer.VALID, late.fault("crash n3", 1, 9));
    }

    @Test
    void snapshotsCountAsAppliedAndACrashEmptiesTheMachine() {
        assertAnswer(Answer.VALID, snapshot());
        assertAnswer(Answer.VIOLATED, snapshot().crash(2).boot(2));
        assertAnswer(
                Answer.VALID, snapshot().crash(2).boot(2).applies(2, 1, "a").applies(2, 2, "b"));
    }

    private static Story snapshot() {
        Story story = replicas(50)
                .applies(1, 1, "a")
                .applies(1, 2, "b")
                .applies(2, 1, "a")
                .applies(2, 2, "b");
        return story.note(3, new LogNote.Compacted(2, 1));
    }

    @Test
    void replicasMustHoldTheSame() {
        Story story = replicas(10).applies(1, 1, "a").applies(2, 1, "b").applies(3, 1, "a");
        assertAnswer(Answer.VIOLATED, story);
        assertTrue(story.verdict().reason().contains("n2 applied b at 1, where another node applied a"));
        assertAnswer(Answer.UNDECIDED, replicas(10));
    }

    @Test
    void newsMustReachEveryNode() {
        assertAnswer(Answer.VIOLATED, news());
        assertAnswer(Answer.VALID, news().note(3, new NewsNote.Informed("x", 0)));
    }

    @Test
    void newsThatNobodyKnowsAnyMoreAreNobodysToTell() {
        Story forgotten = replicas(10).note(1, new NewsNote.Informed("x", 0)).boot(1);
        assertAnswer(Answer.VALID, forgotten);
        assertAnswer(Answer.VIOLATED, forgotten.note(1, new NewsNote.Informed("x", 0))); // the client asked again
    }

    private static Story news() {
        return replicas(10)
                .note(1, new NewsNote.Informed("x", 0))
                .note(2, new NewsNote.Informed("y", 0))
                .note(2, new NewsNote.Informed("x", 0))
                .note(1, new NewsNote.Informed("y", 0))
                .note(3, new NewsNote.Informed("y", 0));
    }

    private static Story converging() {
        return new Story(ConvergesWithin.within(10 * MILLI))
                .write(1, "k", 1, 0, 1)
                .write(1, "k", 2, 2, 3);
    }

    @Test
    void readsMustAgreeSomeTimeAfterTheLastWriteAndTheLastFault() {
        Story late = converging().read(2, "k", 1L, 14, 15).read(3, "k", 2L, 16, 17);
        assertAnswer(Answer.VIOLATED, late);
        assertEquals(
                "key k: c2 still read 1 at 0.014 s, the last to read it got 2; it was calm since 0.003 s",
                late.verdict().reason());
        assertAnswer(Answer.VALID, late.fault("crash n1", 1, 5));
        assertAnswer(Answer.VALID, converging().read(2, "k", 1L, 13, 14).read(3, "k", 2L, 16, 17));
        assertAnswer(Answer.UNDECIDED, converging().read(2, "k", 1L, 1, 2));
    }

    @Test
    void replicasThatTellWhatTheyHoldMustHoldTheSame() {
        List<NodeId> replicas = List.of(Story.node(1), Story.node(2));
        Story apart = converging()
                .note(1, new VersionNote.Holds("k", List.of(2), replicas))
                .note(2, new VersionNote.Holds("k", List.of(1), replicas));
        assertAnswer(Answer.VIOLATED, apart);
        assertEquals(
                "key k: the replicas differ at the end: {n1=[2], n2=[1]}",
                apart.verdict().reason());
        assertAnswer(Answer.VALID, apart.note(2, new VersionNote.Holds("k", List.of(2), replicas)));
    }

    /** The story ends after a minute: what would bring them together may be on its way. */
    @Test
    void nothingIsDecidedOfReplicasWhoseTimeIsNotUp() {
        List<NodeId> replicas = List.of(Story.node(1), Story.node(2));
        Story apart = new Story(ConvergesWithin.within(61_000 * MILLI))
                .write(1, "k", 1, 0, 1)
                .note(1, new VersionNote.Holds("k", List.of(1), replicas));
        assertAnswer(Answer.UNDECIDED, apart);
        assertTrue(
                apart.verdict().reason().endsWith("60 s after it was calm; leave them more time"),
                apart.verdict().reason());
        assertAnswer(Answer.VALID, apart.note(2, new VersionNote.Holds("k", List.of(1), replicas)));
    }

    @Test
    void somethingMustHaveHappenedOftenEnough() {
        Story once = new Story(atLeast(2, Sometimes.Of.EVENT, "took-role")).leader(1, 1);
        assertAnswer(Answer.VIOLATED, once);
        assertEquals(
                "nodes told 1 time of `took-role`: what else the run shows may be empty",
                once.verdict().reason());
        assertAnswer(Answer.VALID, once.leader(2, 2));
        Story writes = new Story(atLeast(1, Sometimes.Of.OPERATION, "write"))
                .read(1, "k", null, 1, 2)
                .lost(1, new KeyValue.Write("k", 1), 1, 2);
        assertAnswer(Answer.VIOLATED, writes);
        assertAnswer(Answer.VALID, writes.write(1, "k", 2, 3, 4));
        assertAnswer(
                Answer.VALID, new Story(atLeast(1, Sometimes.Of.OPERATION, Sometimes.ANY)).read(1, "k", null, 1, 2));
        Story crash = new Story(atLeast(1, Sometimes.Of.FAULT, "crash")).fault("pause", 1, 2);
        assertAnswer(Answer.VIOLATED, crash);
        assertAnswer(Answer.VALID, crash.fault("crash", 3, 4));
    }

    private static Sometimes atLeast(long times, Sometimes.Of of, String name) {
        return new Sometimes(of, name, "", Limit.atLeast(times, Limit.Unit.NUMBER));
    }

    @Test
    void somethingMayBeDemandedNeverOrOfOneNodeOnlyAndTheMomentThatBreaksItIsTold() {
        Limit never = Limit.parse("0", Limit.Unit.NUMBER, Limit.Comparison.EQUAL);
        Story told = new Story(new Sometimes(Sometimes.Of.EVENT, "took-role", "n2", never)).leader(1, 1);
        assertAnswer(Answer.VALID, told);
        Verdict broken = told.leader(2, 2).leader(2, 3).verdict();
        assertEquals(Answer.VIOLATED, broken.answer());
        assertEquals("n2 told 2 times of `took-role`", broken.reason());
        assertEquals(OptionalLong.of(2_000_000), broken.atNanos());
        Limit few = Limit.atMost(1, Limit.Unit.NUMBER);
        Story twice = new Story(new Sometimes(Sometimes.Of.EVENT, "took-role", "", few)).leader(1, 1);
        assertAnswer(Answer.VALID, twice);
        assertAnswer(Answer.VIOLATED, twice.leader(2, 2));
    }
}
