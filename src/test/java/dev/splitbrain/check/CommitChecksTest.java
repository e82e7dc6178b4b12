package dev.splitbrain.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.check.linear.Budget;
import dev.splitbrain.check.txn.IsolationCheck;
import dev.splitbrain.check.txn.Level;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.node.TransactionNote.DecidedAbort;
import dev.splitbrain.node.TransactionNote.DecidedCommit;
import dev.splitbrain.node.TransactionNote.Prepared;
import dev.splitbrain.node.TransactionNote.Refused;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Transaction;
import dev.splitbrain.spec.TransactionalStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checks of atomic commitment: what they must accept, and what they must refuse. Steps are a millisecond apart. */
final class CommitChecksTest {
    private static final Outcome ABORTED = new Outcome.Failed("aborted");
    private static final TransactionId ONE = new TransactionId(Story.request(1, 1), 1);
    private static final TransactionId ANOTHER_ATTEMPT = new TransactionId(Story.request(1, 1), 2);

    /** The request of {@link #ONE}, with how it ended for its client. */
    private static Story asked(Outcome outcome) {
        return new Story(new AtomicCommit(), TransactionalStore.SPEC).operation(1, rmw("k1", 1), 0, 10, outcome);
    }

    private static Transaction rmw(String key, long value) {
        return new Transaction(List.of(key), Map.of(key, value));
    }

    private static Outcome saw(Object... values) {
        return new Outcome.Ok(new Result.Values(Arrays.asList(values)));
    }

    private static void assertAnswer(Answer answer, String reason, Story story) {
        Verdict verdict = story.verdict();
        assertEquals(answer, verdict.answer(), verdict::reason);
        assertEquals(reason, verdict.reason());
    }

    @Test
    void allMustDecideTheSame() {
        Story both = asked(saw(0L)).note(1, new DecidedCommit(ONE)).note(2, new DecidedCommit(ONE));
        assertAnswer(Answer.VALID, "", both);
        Story apart = asked(saw(0L)).note(1, new DecidedCommit(ONE)).note(2, new DecidedAbort(ONE));
        assertAnswer(Answer.VIOLATED, ONE + ": n1 committed it at 0.001 s, n2 aborted it at 0.002 s", apart);
    }

    @Test
    void nobodyMayCommitWhatAParticipantRefusedUnlessACrashForgotTheNo() {
        Story refused = asked(saw(0L)).note(1, new Refused(ONE, "lock")).note(2, new DecidedCommit(ONE));
        assertAnswer(Answer.VIOLATED, ONE + ": n1 had refused, n2 committed it at 0.002 s", refused);
        Story forgotten =
                asked(saw(0L)).note(1, new Refused(ONE, "lock")).crash(1).note(2, new DecidedCommit(ONE));
        assertAnswer(Answer.VALID, "", forgotten);
    }

    @Test
    void aRequestMayCommitOnceOnly() {
        Story twice = asked(saw(0L)).note(1, new DecidedCommit(ONE)).note(1, new DecidedCommit(ANOTHER_ATTEMPT));
        assertAnswer(Answer.VIOLATED, ONE + " is committed, and " + ANOTHER_ATTEMPT + " again", twice);
    }

    @Test
    void aClientIsToldTheTruthOrNothing() {
        assertEquals(
                Answer.VIOLATED,
                asked(ABORTED).note(1, new DecidedCommit(ONE)).verdict().answer());
        assertEquals(
                Answer.VIOLATED,
                asked(saw(0L)).note(1, new DecidedAbort(ONE)).verdict().answer());
        assertEquals(
                Answer.VALID,
                asked(new Outcome.Unknown("timeout"))
                        .note(1, new DecidedCommit(ONE))
                        .verdict()
                        .answer());
        assertEquals(
                Answer.VALID,
                asked(ABORTED).note(1, new DecidedAbort(ONE)).verdict().answer());
    }

    @Test
    void doubtIsMeasuredFromTheYesToTheDecisionWithoutTheTimeOfBeingDown() {
        Check check = new NoBlocking(1_500_000);
        Story soon = new Story(check).note(1, new Prepared(ONE)).note(1, new DecidedAbort(ONE));
        assertEquals(Answer.VALID, soon.verdict().answer());
        Story late = new Story(new NoBlocking(1_500_000))
                .note(1, new Prepared(ONE))
                .note(2, new Prepared(ONE))
                .note(1, new DecidedAbort(ONE));
        assertEquals(Answer.VIOLATED, late.verdict().answer());
        Story down = new Story(new NoBlocking(1_500_000))
                .note(1, new Prepared(ONE))
                .crash(1)
                .boot(1)
                .note(1, new Prepared(ONE))
                .note(1, new DecidedAbort(ONE));
        assertEquals(Answer.VALID, down.verdict().answer());
    }

    @Test
    void whatWasAbortedMustNotBeRead() {
        Story clean = serializable("serializable")
                .operation(1, rmw("k1", 1), 0, 10, ABORTED)
                .operation(2, rmw("k1", 2), 20, 30, saw((Object) null));
        assertAnswer(Answer.VALID, "", clean);
        Story dirty = serializable("serializable")
                .operation(1, rmw("k1", 1), 0, 10, ABORTED)
                .operation(2, rmw("k1", 2), 20, 30, saw(1L));
        assertAnswer(
                Answer.VIOLATED,
                "G1a: c2's of 0.020 s (r k1, w k1 2) read k1 with 1 of c1's of 0.000 s (r k1, w k1 1), which was rolled"
                        + " back",
                dirty);
    }

    @Test
    void twoKeysMustTellTheSameOrder() {
        Transaction first = new Transaction(List.of("k1", "k2"), Map.of("k1", 1L, "k2", 2L));
        Transaction second = new Transaction(List.of("k1", "k2"), Map.of("k1", 3L, "k2", 4L));
        Story skew = serializable("serializable")
                .operation(1, first, 0, 10, saw(null, 4L))
                .operation(2, second, 0, 10, saw(1L, null));
        assertEquals(Answer.VIOLATED, skew.verdict().answer());
        Story inOrder = serializable("serializable")
                .operation(1, first, 0, 10, saw(null, null))
                .operation(2, second, 0, 10, saw(1L, 2L));
        assertEquals(Answer.VALID, inOrder.verdict().answer());
    }

    @Test
    void onlyStrictSerializabilityKeepsRealTime() {
        for (String level : List.of("serializable", "strict-serializable")) {
            Story stale = serializable(level)
                    .operation(1, rmw("k1", 1), 0, 10, saw((Object) null))
                    .operation(2, new Transaction(List.of("k1"), Map.of()), 20, 30, saw((Object) null));
            Answer expected = level.equals("serializable") ? Answer.VALID : Answer.VIOLATED;
            assertEquals(expected, stale.verdict().answer(), level);
        }
    }

    @Test
    void anAbortedTransactionIsNoPartOfALinearization() {
        Story story = new Story(new Linearizable(Budget.DEFAULT), TransactionalStore.SPEC)
                .operation(1, rmw("k1", 1), 0, 10, ABORTED)
                .operation(2, rmw("k1", 2), 20, 30, saw((Object) null));
        assertEquals(Answer.VALID, story.verdict().answer());
    }

    private static Story serializable(String level) {
        return new Story(new IsolationCheck(Level.named(level)), TransactionalStore.SPEC);
    }
}
