package dev.splitbrain.check.session;

import static dev.splitbrain.check.session.SessionGuarantee.Guarantee.CAUSAL;
import static dev.splitbrain.check.session.SessionGuarantee.Guarantee.CAUSAL_CONVERGENCE;
import static dev.splitbrain.check.session.SessionGuarantee.Guarantee.MONOTONIC_READS;
import static dev.splitbrain.check.session.SessionGuarantee.Guarantee.MONOTONIC_WRITES;
import static dev.splitbrain.check.session.SessionGuarantee.Guarantee.READ_YOUR_WRITES;
import static dev.splitbrain.check.session.SessionGuarantee.Guarantee.WRITES_FOLLOW_READS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.check.Story;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.check.session.SessionGuarantee.Guarantee;
import dev.splitbrain.spec.KeyValue;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class SessionGuaranteeTest {
    private static Verdict judge(Guarantee guarantee, UnaryOperator<Story> history) {
        return history.apply(new Story(new SessionGuarantee(guarantee))).verdict();
    }

    private static void accepts(Guarantee guarantee, UnaryOperator<Story> history) {
        Verdict verdict = judge(guarantee, history);
        assertEquals(Answer.VALID, verdict.answer(), verdict::reason);
    }

    private static void refuses(String reason, Guarantee guarantee, UnaryOperator<Story> history) {
        assertEquals(reason, judge(guarantee, history).reason());
        assertEquals(Answer.VIOLATED, judge(guarantee, history).answer());
    }

    @Test
    void readYourWrites() {
        UnaryOperator<Story> ownIsGone =
                s -> s.write(1, "k", 1, 0, 1).write(2, "k", 2, 2, 3).read(2, "k", 1L, 4, 5);
        refuses(
                "read of k by c2 at 0.005 s returned 1 after its own write 2 of k by c2 at 0.003 s; but write 1 of k by c1 at "
                        + "0.001 s was over before write 2 of k by c2 at 0.003 s began",
                READ_YOUR_WRITES,
                ownIsGone);
        refuses(
                "read of k by c1 at 0.003 s found nothing, but write 1 of k by c1 at 0.001 s was its own before",
                READ_YOUR_WRITES,
                s -> s.write(1, "k", 1, 0, 1).read(1, "k", null, 2, 3));
        accepts(
                READ_YOUR_WRITES,
                s -> s.write(1, "k", 1, 0, 3).write(2, "k", 2, 2, 3).read(2, "k", 1L, 4, 5));
        accepts(
                READ_YOUR_WRITES,
                s -> s.write(1, "k", 1, 0, 1).write(2, "k", 2, 2, 3).read(3, "k", 1L, 4, 5));
        accepts(MONOTONIC_READS, ownIsGone);
    }

    @Test
    void anUnknownWriteObligesNobody() {
        accepts(READ_YOUR_WRITES, s -> s.lost(1, new KeyValue.Write("k", 1L), 0, 1)
                .read(1, "k", null, 2, 3));
    }

    @Test
    void monotonicReads() {
        UnaryOperator<Story> back = s -> s.write(1, "k", 1, 0, 1)
                .write(1, "k", 2, 2, 3)
                .read(2, "k", 2L, 4, 5)
                .read(2, "k", 1L, 6, 7);
        refuses(
                "read of k by c2 at 0.007 s returned 1 after c2 had read 2 at 0.005 s; but write 1 of k by c1 at 0.001 s was over before "
                        + "write 2 of k by c1 at 0.003 s began",
                MONOTONIC_READS,
                back);
        accepts(MONOTONIC_READS, s -> s.write(1, "k", 1, 0, 1)
                .write(1, "k", 2, 2, 3)
                .read(2, "k", 2L, 4, 5)
                .read(3, "k", 1L, 6, 7)
                .read(3, "k", 2L, 8, 9));
        accepts(READ_YOUR_WRITES, back);
    }

    @Test
    void monotonicWritesAcrossKeys() {
        UnaryOperator<Story> story =
                s -> s.write(1, "x", 1, 0, 1).write(1, "y", 2, 2, 3).read(2, "y", 2L, 4, 5);
        refuses(
                "read of x by c2 at 0.007 s found nothing, but write 1 of x by c1 at 0.001 s was made before write 2 of y by "
                        + "c1 at 0.003 s, which c2 read at 0.005 s",
                MONOTONIC_WRITES,
                s -> story.apply(s).read(2, "x", null, 6, 7));
        accepts(MONOTONIC_WRITES, s -> story.apply(s).read(2, "x", 1L, 6, 7));
        accepts(MONOTONIC_WRITES, s -> story.apply(s).read(3, "x", null, 6, 7));
        accepts(WRITES_FOLLOW_READS, s -> story.apply(s).read(2, "x", null, 6, 7));
    }

    @Test
    void writesFollowReads() {
        UnaryOperator<Story> story = s -> s.write(1, "x", 1, 0, 1)
                .read(2, "x", 1L, 2, 3)
                .write(2, "y", 2, 4, 5)
                .read(3, "y", 2L, 6, 7);
        refuses(
                "read of x by c3 at 0.009 s found nothing, but write 1 of x by c1 at 0.001 s was read by c2 at 0.003 s "
                        + "before write 2 of y by c2 at 0.005 s, which c3 read at 0.007 s",
                WRITES_FOLLOW_READS,
                s -> story.apply(s).read(3, "x", null, 8, 9));
        accepts(WRITES_FOLLOW_READS, s -> story.apply(s).read(3, "x", 1L, 8, 9));
        accepts(MONOTONIC_WRITES, s -> story.apply(s).read(3, "x", null, 8, 9));
        assertEquals(
                Answer.UNDECIDED,
                judge(WRITES_FOLLOW_READS, s -> story.apply(s).read(3, "y", null, 8, 9))
                        .answer());
    }

    @Test
    void causalIsAllFourAndConvergenceOneOrder() {
        refuses(
                "read of x by c3 at 0.009 s found nothing, but write 1 of x by c1 at 0.001 s was read by c2 at 0.003 s "
                        + "before write 2 of y by c2 at 0.005 s, which c3 read at 0.007 s",
                CAUSAL,
                s -> s.write(1, "x", 1, 0, 1)
                        .read(2, "x", 1L, 2, 3)
                        .write(2, "y", 2, 4, 5)
                        .read(3, "y", 2L, 6, 7)
                        .read(3, "x", null, 8, 9));
        UnaryOperator<Story> disagree = s -> s.write(1, "x", 1, 0, 1)
                .write(2, "x", 2, 0, 1)
                .read(1, "x", 2L, 2, 3)
                .read(2, "x", 1L, 2, 3);
        accepts(CAUSAL, disagree);
        assertEquals(Answer.VIOLATED, judge(CAUSAL_CONVERGENCE, disagree).answer());
        accepts(CAUSAL_CONVERGENCE, s -> s.write(1, "x", 1, 0, 1)
                .write(2, "x", 2, 0, 1)
                .read(1, "x", 2L, 2, 3)
                .read(2, "x", 2L, 2, 3));
        refuses("a read of x by c1 returned what nobody wrote", CAUSAL, s -> s.read(1, "x", 7L, 0, 1));
    }

    /** In the order of their start, and without those that have nothing to do with it. */
    @Test
    void theProofIsTheOperationsThatContradictEachOther() {
        UnaryOperator<Story> story = s -> s.write(1, "x", 1, 0, 1)
                .read(2, "x", 1L, 2, 3)
                .read(4, "x", 1L, 2, 3)
                .write(2, "z", 5, 4, 5)
                .write(2, "y", 2, 6, 7)
                .read(3, "y", 2L, 8, 9)
                .read(3, "x", null, 10, 11);
        for (Guarantee guarantee : List.of(WRITES_FOLLOW_READS, CAUSAL, CAUSAL_CONVERGENCE))
            assertEquals(
                    List.of("write 1 by c1", "read by c2", "write 2 by c2", "read by c3", "read by c3"),
                    proof(guarantee, story));
        UnaryOperator<Story> older = s -> s.write(1, "x", 1, 0, 1)
                .write(1, "x", 2, 2, 3)
                .write(1, "y", 3, 4, 5)
                .read(2, "y", 3L, 6, 7)
                .read(2, "x", 1L, 8, 9);
        assertEquals(
                List.of("write 1 by c1", "write 2 by c1", "write 3 by c1", "read by c2", "read by c2"),
                proof(CAUSAL, older));
        refuses(
                "read of x by c2 at 0.009 s returned 1, and write 2 of x by c1 at 0.003 s was made before write 3 of y by c1 "
                        + "at 0.005 s, which c2 read at 0.007 s; but write 1 of x by c1 at 0.001 s was made before write 2 "
                        + "of x by c1 at 0.003 s",
                CAUSAL,
                older);
        UnaryOperator<Story> disagree = s -> s.write(1, "x", 1, 0, 1)
                .write(2, "x", 2, 0, 1)
                .read(1, "x", 2L, 2, 3)
                .read(2, "x", 1L, 2, 3);
        refuses(
                "read of x by c1 at 0.003 s returned 2 after its own write 1 of x by c1 at 0.001 s; but read of x by c2 at "
                        + "0.003 s returned 1 after its own write 2 of x by c2 at 0.001 s",
                CAUSAL_CONVERGENCE,
                disagree);
        UnaryOperator<Story> known = s -> s.write(1, "x", 1, 0, 1)
                .read(2, "x", 1L, 2, 3)
                .write(2, "x", 2, 4, 5)
                .read(3, "x", 2L, 6, 7)
                .read(4, "x", 2L, 6, 7)
                .read(4, "x", 1L, 8, 9);
        refuses(
                "read of x by c4 at 0.009 s returned 1, and write 2 of x by c2 at 0.005 s was read by c4 at 0.007 s; but "
                        + "write 1 of x by c1 at 0.001 s was read by c2 at 0.003 s, before write 2 of x by c2 at 0.005 s",
                CAUSAL,
                known);
        assertEquals(
                List.of("write 1 by c1", "read by c2", "write 2 by c2", "read by c4", "read by c4"),
                proof(CAUSAL, known));
    }

    private static List<String> proof(Guarantee guarantee, UnaryOperator<Story> story) {
        return judge(guarantee, story).proof().orElseThrow().operations().stream()
                .map(o -> o.command().words() + " by " + o.request().client())
                .toList();
    }

    @Test
    void valuesThatAreNotUniqueAreUndecided() {
        Verdict verdict = judge(CAUSAL, s -> s.write(1, "k", 1, 0, 1).write(2, "k", 1, 2, 3));
        assertEquals(Answer.UNDECIDED, verdict.answer());
        assertEquals("two writes to k have the value 1, so it is open which of them was read", verdict.reason());
    }
}
