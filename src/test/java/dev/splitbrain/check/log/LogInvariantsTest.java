package dev.splitbrain.check.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Story;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.node.LogNote;
import org.junit.jupiter.api.Test;

final class LogInvariantsTest {
    /** n1 leads term 1; n1 and n2 have a and b, committed; n3 has a and an x that nobody else has. */
    private static Story story() {
        return new Story(new LogInvariants())
                .leader(1, 1)
                .appends(1, 1, 1, "a", "b")
                .appends(2, 1, 1, "a", "b")
                .appends(3, 1, 1, "a")
                .commits(1, 2)
                .applies(1, 1, "a")
                .applies(1, 2, "b")
                .commits(2, 2);
    }

    private static void refused(String reason, Story story) {
        Verdict verdict = story.verdict();
        assertEquals(Answer.VIOLATED, verdict.answer());
        assertEquals(reason, verdict.reason());
        assertTrue(verdict.atNanos().isPresent());
    }

    @Test
    void anElectionAndACorrectedFollowerAreFine() {
        Story story = story().leader(2, 2)
                .appends(2, 2, 3, "c")
                .appends(1, 1, 3, "lost")
                .follower(1, 2)
                .note(1, new LogNote.Truncated(3))
                .appends(1, 2, 3, "c")
                .commits(2, 3)
                .appends(3, 1, 2, "b")
                .appends(3, 2, 3, "c")
                .applies(3, 1, "a");
        assertEquals(Verdict.valid("3 log positions, 3 nodes"), story.verdict());
    }

    @Test
    void electionSafety() {
        refused("election safety: n3 became leader of term 1, but so had n1, at 0.011 s", story().leader(3, 1));
    }

    @Test
    void leaderAppendOnly() {
        refused(
                "leader append-only: n1 leads term 1 and removed entry 3, at 0.012 s",
                story().appends(1, 1, 3, "c").note(1, new LogNote.Truncated(3)));
        Story stepsDown = story().appends(1, 1, 3, "c").follower(1, 2).note(1, new LogNote.Truncated(3));
        assertEquals(Answer.VALID, stepsDown.verdict().answer());
    }

    @Test
    void logMatchingByContent() {
        refused(
                "log matching: n3 has entry 2 of term 1 with x, elsewhere it holds b, at 0.011 s",
                story().appends(3, 1, 2, "x"));
    }

    @Test
    void logMatchingByWhatIsBefore() {
        Story story = story().leader(2, 3).appends(2, 3, 3, "c").appends(3, 2, 2, "y");
        refused(
                "log matching: n3 has entry 3 of term 3 after an entry of term 2, elsewhere it follows one of term 1, "
                        + "at 0.014 s",
                story.appends(3, 3, 3, "c"));
    }

    @Test
    void leaderCompleteness() {
        refused(
                "leader completeness: n3 became leader of term 2 without entry 2 of term 1, which n1 knew to be committed "
                        + "at 0.007 s, at 0.011 s",
                story().leader(3, 2));
    }

    @Test
    void aLateLeaderOfAnEarlierTermNeedNotHaveWhatALaterOneCommitted() {
        Story story =
                story().leader(2, 3).appends(2, 3, 3, "c").appends(1, 3, 3, "c").commits(2, 3);
        assertEquals(
                Answer.VALID, story.appends(3, 1, 2, "b").leader(3, 2).verdict().answer());
        assertEquals(Answer.VIOLATED, story.leader(3, 4).verdict().answer());
    }

    @Test
    void stateMachineSafety() {
        refused(
                "state machine safety: n3 applied x at 2, where another node applied b, at 0.012 s",
                story().applies(3, 1, "a").applies(3, 2, "x"));
        refused("state machine safety: n1 applied entry 4 after entry 2, at 0.011 s", story().applies(1, 4, "d"));
        refused(
                "state machine safety: n3 holds entry 2 of term 2 for committed, but entry 2 of term 1, which n1 knew to be "
                        + "committed at 0.007 s there, at 0.012 s",
                story().appends(3, 2, 2, "z").commits(3, 2));
    }

    @Test
    void aRestartAppliesFromTheStartAndTellsItsLogAnew() {
        Story story = story().crash(1)
                .boot(1)
                .note(1, new LogNote.Truncated(1))
                .appends(1, 1, 1, "a", "b")
                .commits(1, 1)
                .applies(1, 1, "a");
        assertEquals(Answer.VALID, story.verdict().answer());
        refused(
                "state machine safety: n1 applied q at 2, where another node applied b, at 0.018 s",
                story.applies(1, 2, "q"));
    }

    /** n3 replaces its x by the leader's b, knows it to be committed, and crashes before its disk has that. */
    @Test
    void aCrashMayUndoTheCorrectionOfAFollower() {
        Story story = story().appends(3, 3, 2, "x")
                .note(3, new LogNote.Truncated(2))
                .appends(3, 1, 2, "b")
                .commits(3, 2)
                .crash(3)
                .boot(3)
                .note(3, new LogNote.Truncated(1))
                .appends(3, 1, 1, "a")
                .appends(3, 3, 2, "x")
                .commits(3, 1)
                .note(3, new LogNote.Truncated(2))
                .appends(3, 1, 2, "b")
                .commits(3, 2);
        assertEquals(Answer.VALID, story.verdict().answer());
        refused(
                "state machine safety: n3 removed entry 2 although it knew it to be committed, at 0.024 s",
                story.note(3, new LogNote.Truncated(2)));
    }

    @Test
    void aCrashBringsBackWhatWasThereBeforeACommitThatWasNotOnDiskYet() {
        Story story = story().leader(2, 2)
                .appends(1, 1, 3, "stale")
                .appends(2, 2, 3, "new")
                .appends(3, 1, 2, "b")
                .appends(3, 2, 3, "new")
                .follower(1, 2)
                .note(1, new LogNote.Truncated(3))
                .appends(1, 2, 3, "new")
                .commits(1, 3)
                .crash(1)
                .boot(1)
                .appends(1, 1, 1, "a", "b", "stale")
                .note(1, new LogNote.Truncated(3))
                .appends(1, 2, 3, "new");
        assertEquals(Answer.VALID, story.verdict().answer(), story.verdict().reason());
        refused(
                "state machine safety: n1 removed entry 3 although it knew it to be committed, at 0.027 s",
                story.note(1, new LogNote.Truncated(3)));
    }

    @Test
    void whatIsForgottenIsStillComparedByHash() {
        Story story = new Story(new LogInvariants()).leader(1, 1);
        for (int index = 1; index <= 20_000; index++) {
            for (int node = 1; node <= 2; node++)
                story.appends(node, 1, index, "e" + index).commits(node, index).applies(node, index, "e" + index);
        }
        assertEquals(Verdict.valid("20 000 log positions, 2 nodes"), story.verdict());
        story.crash(2).boot(2).applies(2, 1, "e1");
        assertEquals(Answer.VALID, story.verdict().answer());
        assertEquals(Answer.VIOLATED, story.applies(2, 2, "other").verdict().answer());
    }
}
