package dev.splitbrain.check.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.check.OneLeaderPerTerm;
import dev.splitbrain.check.StepsShown;
import dev.splitbrain.check.Story;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.node.LeaderNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RoleNote;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs that the checks of elections must accept, and runs that they must refuse: one step a millisecond, sixty seconds in all. */
class LeaderChecksTest {
    private static final long MILLI = 1_000_000;

    /** A follower that tells whom it follows. */
    record Followed(NodeId leader) implements RoleNote, LeaderNote {
        @Override
        public String role() {
            return "follower";
        }

        @Override
        public long epoch() {
            return NO_EPOCH;
        }
    }

    private static Story atMostOne() {
        return atMostOne(0);
    }

    private static Story atMostOne(long overlapMillis) {
        return new Story(new AtMostOneLeader(Limit.atMost(overlapMillis * MILLI, Unit.DURATION)));
    }

    private static Story agreed(long millis) {
        return new Story(new LeaderAgreed(Limit.atMost(millis * MILLI, Unit.DURATION)));
    }

    private static Story led(double share) {
        return new Story(new Led(Limit.atLeast(share, Unit.SHARE)));
    }

    private static Followed follows(int leader) {
        return new Followed(Story.node(leader));
    }

    @Test
    void oneLeaderAfterAnotherIsRight() {
        Story story = atMostOne().boot(1).boot(2).leader(1, 0).follower(1, 0).leader(2, 0);
        assertEquals(Verdict.valid("never two", "<= 0 s"), story.verdict());
    }

    @Test
    void aLeaderThatCrashedOrSleepsIsNone() {
        assertEquals(
                Answer.VALID,
                atMostOne().leader(1, 0).crash(1).leader(2, 0).verdict().answer());
        assertEquals(
                Answer.VALID,
                atMostOne().leader(1, 0).pause(1).leader(2, 0).verdict().answer());
        assertEquals(
                Answer.VALID,
                atMostOne().leader(1, 0).crash(1).leader(2, 0).boot(1).verdict().answer(),
                "a node that starts again has forgotten its role");
    }

    @Test
    void whoWakesAsLeaderIsOneAgain() {
        Verdict verdict = atMostOne()
                .leader(1, 0)
                .pause(1)
                .leader(2, 0)
                .resume(1)
                .follower(1, 0)
                .verdict();
        assertEquals(Answer.VIOLATED, verdict.answer());
        assertEquals("1 ms", verdict.measured());
        assertEquals(4 * MILLI, verdict.atNanos().getAsLong());
    }

    @Test
    void twoAtOnceAreToldWithTheirNamesAndTimes() {
        Verdict verdict = atMostOne().leader(1, 3).leader(2, 4).follower(1, 4).verdict();
        assertEquals(Answer.VIOLATED, verdict.answer(), "also with different terms");
        assertEquals(
                "from 0.002 s to 0.003 s, for 1 ms, both n1 (leader since 0.001 s) and n2 (since 0.002 s) held themselves for the"
                        + " leader",
                verdict.reason());
        assertEquals(new StepsShown(List.of(1L, 2L)), verdict.proof().orElseThrow());
    }

    @Test
    void theLongestOverlapCountsAndMayBeGranted() {
        Story story = atMostOne(3)
                .leader(1, 0)
                .leader(2, 0)
                .crash(1) // 1 ms
                .leader(3, 0)
                .note(1, follows(3))
                .note(1, follows(3))
                .follower(2, 0); // 3 ms
        assertEquals(Verdict.valid("3 ms, 2 times two", "<= 3 ms"), story.verdict());
        assertEquals(Answer.VIOLATED, story.leader(1, 0).verdict().answer(), "two to the end of the run");
    }

    @Test
    void whereNobodyLedThereIsNothingToJudge() {
        assertEquals(
                Answer.UNDECIDED, atMostOne().boot(1).follower(1, 0).verdict().answer());
        assertEquals(Answer.UNDECIDED, agreed(5).boot(1).verdict().answer());
        assertEquals(Answer.UNDECIDED, led(.5).boot(1).verdict().answer());
    }

    @Test
    void agreementIsCountedFromTheLastStartCrashOrFault() {
        Story story = agreed(3).boot(1).boot(2).leader(2, 0).note(1, follows(2));
        assertEquals(Verdict.valid("2 ms after calm", "<= 3 ms"), story.verdict());
        assertEquals("0 s after calm", story.fault("slow", 1, 100).verdict().measured());
    }

    @Test
    void aLeaderThatIsDownOrDoesNotLeadIsNotAgreedOn() {
        Verdict dead = agreed(3)
                .boot(1)
                .boot(2)
                .leader(2, 0)
                .note(1, follows(2))
                .crash(2)
                .verdict();
        assertEquals(Answer.VIOLATED, dead.answer());
        assertTrue(dead.reason().startsWith("all hold n2 for the leader, and it does not lead"), dead.reason());
        Verdict deposed = agreed(3)
                .boot(1)
                .boot(2)
                .note(2, follows(1))
                .note(1, follows(1))
                .verdict();
        assertEquals(Answer.VIOLATED, deposed.answer());
    }

    @Test
    void whoKnowsNobodyOrAnotherDoesNotAgree() {
        Story story = agreed(3).boot(1).boot(2).boot(3).leader(3, 0).note(1, follows(3));
        assertTrue(story.verdict().reason().startsWith("n2 knows of no leader"));
        assertTrue(story.note(2, follows(1)).verdict().reason().startsWith("n1 holds n3 for the leader, and n2 n1"));
        assertEquals(Answer.VALID, agreedAtLast(story).answer());
        assertEquals(Answer.VIOLATED, story.follower(1, 0).verdict().answer(), "a new role, and no word of a leader");
    }

    /** Four milliseconds after the last start, which a limit of three forbids unless a fault lasted longer. */
    private static Verdict agreedAtLast(Story story) {
        return story.note(2, follows(3)).fault("slow", 1, 5).verdict();
    }

    @Test
    void whereNobodyEverLedNobodyAgrees() {
        Verdict verdict = agreed(3).boot(1).boot(2).follower(1, 0).verdict();
        assertEquals(Answer.VIOLATED, verdict.answer());
        assertEquals("n1 knows of no leader, 60 s after it was calm", verdict.reason());
    }

    @Test
    void whereNobodyTellsWhomItFollowsAgreementIsUndecided() {
        Story story = agreed(3).boot(1).boot(2).leader(2, 1).follower(1, 1);
        assertEquals(Answer.UNDECIDED, story.verdict().answer());
    }

    @Test
    void theTimeWithALeaderIsAShareOfTheRun() {
        Story back = led(.99).leader(1, 0).crash(1).boot(1).leader(1, 0); // away for 2 ms, and 1 ms at the start
        assertEquals(Answer.VALID, back.verdict().answer());
        Verdict gone =
                led(.99).leader(1, 0).crash(1).boot(1).leader(1, 0).crash(1).verdict();
        assertEquals(Answer.VIOLATED, gone.answer());
        assertEquals("nobody led for 60 s from 0.005 s on, the longest of such times", gone.reason());
        assertEquals(5 * MILLI, gone.atNanos().getAsLong());
    }

    @Test
    void leadersWithoutTermsAreNotJudgedByTerms() {
        Verdict verdict =
                new Story(new OneLeaderPerTerm()).leader(1, 0).leader(2, 0).verdict();
        assertEquals(Answer.UNDECIDED, verdict.answer());
    }
}
