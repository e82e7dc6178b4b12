package dev.splitbrain.check.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.history.History;
import dev.splitbrain.node.MembershipNote;
import dev.splitbrain.node.MembershipNote.Admitted;
import dev.splitbrain.node.MembershipNote.Began;
import dev.splitbrain.node.MembershipNote.DeclaredDead;
import dev.splitbrain.node.MembershipNote.SawLeave;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each check with a story that it must accept and one that it must refuse; three nodes, times in seconds. */
class MembershipChecksTest {
    private static final long SECOND = 1_000_000_000;
    private static final NodeId N1 = new NodeId(0, "n1");
    private static final NodeId N2 = new NodeId(1, "n2");
    private static final NodeId N3 = new NodeId(2, "n3");

    private Check check;
    private long steps;

    private void begin(Check newCheck) {
        check = newCheck;
        for (NodeId node : List.of(N1, N2, N3)) boot(0, node);
    }

    private void boot(long at, NodeId node) {
        check.accept(new Step.Booted(++steps, at * SECOND, 0, node, at == 0 ? 1 : 2));
        note(at, node, new Began(3, List.of()));
    }

    private void crash(long at, NodeId node) {
        check.accept(new Step.Crashed(++steps, at * SECOND, 0, node, 0));
    }

    private void note(long at, NodeId node, MembershipNote note) {
        check.accept(new Step.Noted(++steps, at * SECOND, 0, node, note));
    }

    private Verdict verdict(long endSeconds, FaultWindow... faults) {
        return check.verdict(new Evidence(
                KeyValue.SPEC, List.of(N1, N2, N3), new History(List.of()), List.of(faults), endSeconds * SECOND));
    }

    private void assertAnswer(Answer answer, long endSeconds, FaultWindow... faults) {
        Verdict verdict = verdict(endSeconds, faults);
        assertEquals(answer, verdict.answer(), verdict::toString);
    }

    private static Limit within(long seconds) {
        return Limit.atMost(seconds * SECOND, Unit.DURATION);
    }

    @Test
    void allMustFindOutInTime() {
        begin(new DetectsWithin(within(5), DetectsWithin.By.ALL));
        crash(10, N3);
        note(12, N1, new DeclaredDead(N3, 1));
        note(16, N2, new DeclaredDead(N3, 1));
        assertAnswer(Answer.VIOLATED, 30);
    }

    @Test
    void theFirstMayFindOutForAll() {
        begin(new DetectsWithin(within(5), DetectsWithin.By.FIRST));
        crash(10, N3);
        note(12, N1, new DeclaredDead(N3, 1));
        assertAnswer(Answer.VALID, 30);
    }

    @Test
    void whoNeverFindsOutIsNamed() {
        begin(new DetectsWithin(within(5), DetectsWithin.By.ALL));
        crash(10, N3);
        note(12, N1, new DeclaredDead(N3, 1));
        Verdict verdict = verdict(30);
        assertEquals(Answer.VIOLATED, verdict.answer());
        assertTrue(verdict.reason().endsWith("such as n2"), verdict::reason);
    }

    @Test
    void whoCrashesTooNeedNotFindOut() {
        begin(new DetectsWithin(within(5), DetectsWithin.By.ALL));
        crash(10, N3);
        note(12, N1, new DeclaredDead(N3, 1));
        crash(13, N2);
        note(15, N1, new DeclaredDead(N2, 1));
        assertAnswer(Answer.VALID, 30);
    }

    @Test
    void whoHeldItDeadBeforeKnowsAlready() {
        begin(new DetectsWithin(within(5), DetectsWithin.By.ALL));
        note(8, N1, new DeclaredDead(N3, 1));
        note(9, N2, new DeclaredDead(N3, 1));
        crash(10, N3);
        assertAnswer(Answer.VALID, 30);
    }

    @Test
    void whoComesBackSoonNeedNotBeMissed() {
        begin(new DetectsWithin(within(5), DetectsWithin.By.ALL));
        crash(10, N3);
        boot(12, N3);
        assertAnswer(Answer.UNDECIDED, 30);
    }

    @Test
    void aDeathOfSomebodyWhoWasUpIsFalse() {
        begin(new NoFalseDeaths(Limit.atMost(0, Unit.NUMBER), 0));
        crash(10, N3);
        note(12, N1, new DeclaredDead(N3, 1));
        assertAnswer(Answer.VALID, 30);
        note(13, N1, new DeclaredDead(N2, 1));
        assertAnswer(Answer.VIOLATED, 30);
    }

    @Test
    void aBeliefOfOneMayNotCount() {
        begin(new NoFalseDeaths(Limit.atMost(0, Unit.NUMBER), .5));
        note(13, N1, new DeclaredDead(N2, 1));
        assertAnswer(Answer.VALID, 30);
        note(14, N3, new DeclaredDead(N2, 1));
        assertAnswer(Answer.VIOLATED, 30);
    }

    @Test
    void theSameGenerationNeverComesBack() {
        begin(new NoResurrection());
        note(5, N1, new DeclaredDead(N2, 1));
        note(6, N1, new Admitted(N2, 2));
        note(7, N1, new SawLeave(N2, 2));
        assertAnswer(Answer.VALID, 30);
        note(8, N1, new Admitted(N2, 2));
        assertAnswer(Answer.VIOLATED, 30);
    }

    @Test
    void whoStartsAnewMayHaveForgottenTheDead() {
        begin(new NoResurrection());
        note(5, N1, new DeclaredDead(N2, 1));
        crash(6, N1);
        boot(7, N1);
        note(8, N1, new Admitted(N2, 1));
        assertAnswer(Answer.VALID, 30);
    }

    @Test
    void viewsAgreeOnceTheLastHasHeard() {
        begin(new ViewsAgree(within(5)));
        crash(10, N3);
        note(12, N1, new DeclaredDead(N3, 1));
        note(14, N2, new DeclaredDead(N3, 1));
        assertAnswer(Answer.VALID, 30);
        note(16, N1, new Admitted(N3, 2)); // which nobody is
        assertAnswer(Answer.VIOLATED, 30);
    }

    @Test
    void viewsAgreeTooLate() {
        begin(new ViewsAgree(within(3)));
        crash(10, N3);
        note(12, N1, new DeclaredDead(N3, 1));
        note(14, N2, new DeclaredDead(N3, 1));
        assertAnswer(Answer.VIOLATED, 30);
    }

    @Test
    void whoLeftIsNoMemberAndItsViewIsItsOwn() {
        begin(new ViewsAgree(within(5)));
        note(10, N1, new SawLeave(N3, 1));
        note(11, N3, new DeclaredDead(N1, 1));
        note(12, N2, new SawLeave(N3, 1));
        assertAnswer(Answer.VALID, 30);
    }

    @Test
    void timeCountsFromTheEndOfTheLastFault() {
        begin(new ViewsAgree(within(5)));
        note(5, N1, new DeclaredDead(N3, 1));
        FaultWindow cut = new FaultWindow(1, 1, "partition", "partition halves", List.of(), 2 * SECOND, 20 * SECOND);
        note(24, N1, new Admitted(N3, 2));
        assertAnswer(Answer.VALID, 30, cut);
        note(25, N1, new DeclaredDead(N3, 2));
        assertAnswer(Answer.VIOLATED, 30, cut);
    }
}
