package dev.splitbrain.check.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.check.Story;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.node.LockNote.Access;
import dev.splitbrain.node.LockNote.Acquired;
import dev.splitbrain.node.LockNote.Loss;
import dev.splitbrain.node.LockNote.LostLock;
import dev.splitbrain.node.LockNote.Owner;
import dev.splitbrain.node.LockNote.Released;
import dev.splitbrain.node.LockNote.Served;
import org.junit.jupiter.api.Test;

/** Runs that the checks of locks must accept, and that they must refuse. A step a millisecond; n3 is the store. */
class LockChecksTest {
    private static Owner owner(int node) {
        return new Owner(Story.node(node), 1, 1);
    }

    private static Acquired gets(int node, long token) {
        return new Acquired(owner(node), token);
    }

    private static Released givesBack(int node, long token) {
        return new Released(owner(node), token);
    }

    private static Served served(int node, long token, Access access) {
        return new Served(owner(node), token, access);
    }

    @Test
    void holdersInTurnAreFine() {
        Verdict verdict = new Story(new MutualExclusion())
                .note(1, gets(1, 1))
                .note(1, givesBack(1, 1))
                .note(2, gets(2, 2))
                .note(2, new LostLock(owner(2), 2, Loss.EXPIRED))
                .note(1, gets(1, 3))
                .crash(1) // who is down believes nothing
                .note(2, gets(2, 4))
                .verdict();
        assertEquals(Verdict.valid("4 holders in turn"), verdict);
    }

    @Test
    void twoAtOnceAreNamedWithTheirSpan() {
        Verdict verdict = new Story(new MutualExclusion())
                .note(1, gets(1, 1))
                .note(2, gets(2, 2))
                .note(3, gets(3, 3))
                .note(1, givesBack(1, 1))
                .note(3, givesBack(3, 3))
                .verdict();
        assertEquals(Answer.VIOLATED, verdict.answer());
        assertEquals("3 times two at once", verdict.measured());
        assertEquals("two held the lock for 2 ms, until 0.004 s: n1 since 0.001 s, n2 since 0.002 s", verdict.reason());
        assertEquals(2_000_000, verdict.atNanos().getAsLong());
    }

    @Test
    void anOverlapThatLastsToTheEndCounts() {
        Story story = new Story(new MutualExclusion()).note(1, gets(1, 1)).note(2, gets(2, 2));
        assertEquals(
                "two held the lock for 60 s, until 60.000 s: n1 since 0.001 s, n2 since 0.002 s",
                story.verdict().reason());
    }

    @Test
    void withoutHoldersNothingIsDecided() {
        assertEquals(
                Answer.UNDECIDED, new Story(new MutualExclusion()).verdict().answer());
        assertEquals(
                Answer.UNDECIDED,
                new Story(new NoStaleHolder()).note(1, gets(1, 1)).verdict().answer());
    }

    @Test
    void aStoreThatServesTwoBelieversInOrderIsFine() {
        Verdict verdict = new Story(new NoStaleHolder())
                .note(1, gets(1, 1))
                .note(2, gets(2, 2))
                .note(3, served(1, 1, Access.READ))
                .note(3, served(1, 1, Access.WRITE)) // late, but before anybody who is later
                .note(3, served(2, 2, Access.READ))
                .verdict();
        assertEquals(Verdict.valid("served 3 times"), verdict);
    }

    @Test
    void aReadOfTheLaterBetweenReadAndWriteOfTheEarlierIsRefused() {
        Verdict verdict = new Story(new NoStaleHolder())
                .note(1, gets(1, 1))
                .note(3, served(1, 1, Access.READ))
                .note(2, gets(2, 2))
                .note(3, served(2, 2, Access.READ))
                .note(3, served(1, 1, Access.WRITE))
                .verdict();
        assertEquals(Answer.VIOLATED, verdict.answer());
        assertEquals(
                "n1 (holder since 0.001 s, token 1) wrote at 0.005 s, after n2 (holder since 0.003 s, token 2) read at 0.004 s",
                verdict.reason());
    }

    @Test
    void withoutTokensTheOrderOfGettingTheLockCounts() {
        Story story = new Story(new NoStaleHolder())
                .note(1, gets(1, 0))
                .note(2, gets(2, 0))
                .note(3, served(2, 0, Access.WRITE));
        assertEquals(Answer.VALID, story.verdict().answer());
        assertEquals(
                Answer.VIOLATED,
                story.note(3, served(1, 0, Access.WRITE)).verdict().answer());
    }

    /** The grant of the earlier token was longer on its way. */
    @Test
    void tokensSayWhoIsLaterWhereHoldersHeardInAnotherOrder() {
        Story story = new Story(new NoStaleHolder())
                .note(2, gets(2, 2))
                .note(1, gets(1, 1))
                .note(3, served(1, 1, Access.READ));
        assertEquals(
                Answer.VALID,
                story.note(3, served(2, 2, Access.WRITE)).verdict().answer());
    }
}
