package dev.splitbrain.protocol.paxos.epaxos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.DecisionNote.Decided;
import dev.splitbrain.node.Effect;
import dev.splitbrain.node.ExecutionNote.Executed;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.protocol.Lab;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.AcceptOk;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.Commit;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.PreAccept;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.PreAcceptOk;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.PrepareOk;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.Refused;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosTimer.RecoveryTimeout;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosTimer.ReplyTimeout;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.KeyValue.Write;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What EPaxos promises, sentence by sentence, of five replicas. */
class EpaxosPromisesTest {
    private static final EpaxosSettings SETTINGS = EpaxosSettings.defaults();

    private final Lab<EpaxosMessage> lab = new Lab<>(Epaxos.protocol(SETTINGS), 5);
    private final InstanceId first1 = new InstanceId(lab.id(1), 1); // n1's first
    private final InstanceId first5 = new InstanceId(lab.id(5), 1);

    private void ask(int node, int value) {
        lab.ask(node, "client" + node, new Write("x", value));
    }

    /** Replicas hear a message, and their answers arrive. */
    private void exchange(Class<? extends Message> question, Class<? extends Message> answer, int from, int... with) {
        for (int node : with) {
            lab.deliver(question, from, node);
            lab.deliver(answer, node, from);
        }
    }

    private void preAccept(int from, int... with) {
        exchange(PreAccept.class, PreAcceptOk.class, from, with);
    }

    private void accept(int from, int... with) {
        exchange(Accept.class, AcceptOk.class, from, with);
    }

    /** A replica waits until it takes over what it has heard of, and says so. */
    private void recover(int node) {
        for (int i = 0; i < 9 && lab.flying(Prepare.class).isEmpty(); i++) lab.fire(node, new RecoveryTimeout());
    }

    /** n2 hears of a command of n5's before one of n1's on the same key. */
    private void n5IsAheadAtN2() {
        ask(5, 50);
        lab.deliver(PreAccept.class, 5, 2);
        ask(1, 10);
    }

    /** n1 hears from n2 what comes first, and n2 hears that n1's command is committed. */
    private void n1Commits() {
        preAccept(1, 2, 3);
        accept(1, 2, 3);
        lab.deliver(Commit.class, 1, 2);
    }

    /** n5 has a majority with n2 and another replica, and n2 hears that n5's command is committed. */
    private void n5Commits(int another) {
        lab.deliver(PreAcceptOk.class, 2, 5);
        preAccept(5, another);
        lab.fire(5, new ReplyTimeout(first5)); // a fast quorum is too far
        accept(5, 2, another);
        lab.deliver(Commit.class, 5, 2);
    }

    private List<InstanceId> executed(int node) {
        return lab.notes(node, Executed.class).stream()
                .map(note -> (InstanceId) note.instance())
                .toList();
    }

    // Phases 1 and 2

    @Test
    void aFastQuorumThatAgreesCommitsAfterOneRoundTrip() {
        ask(1, 10);
        preAccept(1, 2, 3);
        assertEquals(List.of(), lab.decided(first1), "three of five are a majority, and no fast quorum");
        preAccept(1, 4);
        assertEquals(List.of(), lab.flying(Accept.class));
        assertEquals(1, lab.decided(first1).size());
        assertEquals(1, lab.replies().size());
    }

    @Test
    void oneThatDisagreesGoesThroughAccept() {
        n5IsAheadAtN2();
        preAccept(1, 2, 3);
        assertEquals(4, lab.flying(Accept.class).size());
        accept(1, 3);
        assertEquals(List.of(), lab.decided(first1));
        accept(1, 4);
        OrderedCommand decided = (OrderedCommand) lab.decided(first1).get(0);
        assertTrue(decided.deps().covers(first5), decided::toString);
    }

    @Test
    void aCommandWaitsForWhatItComesAfter() {
        n5IsAheadAtN2();
        n1Commits();
        assertEquals(List.of(), executed(2), "n5's command comes first, and is not committed");
        n5Commits(4); // who has not heard of n1's
        assertEquals(List.of(first5, first1), executed(2));
    }

    @Test
    void ofTwoThatComeAfterEachOtherTheOneWithTheLowerSeqIsFirst() {
        n5IsAheadAtN2();
        n1Commits(); // with seq 2
        n5Commits(3); // who adds n1's, and so seq 3
        assertEquals(List.of(first1, first5), executed(2));
    }

    /** Of a fast commit all but one know the command as it was first sent; a recovery counts on that (found by reading). */
    @Test
    void aCommandIsSentAgainAsItWasSentFirst() {
        n5IsAheadAtN2();
        PreAccept first = lastOfN1();
        preAccept(1, 2); // and n2 adds n5's command
        lab.loseAll();
        lab.fire(1, new ReplyTimeout(first1));
        assertEquals(first, lastOfN1());
    }

    private PreAccept lastOfN1() {
        return lab.flying(PreAccept.class).stream()
                .filter(message -> message.instance().equals(first1))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    // Recovery

    @Test
    void aPromiseSurvivesARestart() {
        ask(1, 10);
        lab.deliver(PreAccept.class, 1, 2);
        recover(2);
        lab.deliver(Prepare.class, 2, 3);
        lab.restart(3);
        lab.deliver(PreAccept.class, 1, 3);
        assertEquals(List.of(new Refused(first1, 0, 2)), lab.flying(Refused.class));
    }

    @Test
    void aLowerBallotIsRefusedAndWhoLedItStops() {
        ask(1, 10);
        lab.deliver(PreAccept.class, 1, 2);
        recover(2);
        lab.deliver(Prepare.class, 2, 3);
        lab.deliver(PreAccept.class, 1, 3);
        lab.deliver(Refused.class, 3, 1);
        lab.deliver(PreAccept.class, 1, 4);
        lab.deliver(PreAccept.class, 1, 5);
        for (int node : new int[] {2, 4, 5}) lab.deliver(PreAcceptOk.class, node, 1);
        assertEquals(List.of(), lab.decided(first1));
    }

    @Test
    void aFastCommitIsNotForgottenByTheOnlyOneWhoKnowsOfIt() {
        ask(1, 10);
        preAccept(1, 2, 3, 4);
        lab.loseAll();
        lab.restart(1); // the commit was not forced, and reached nobody
        recover(2);
        exchange(Prepare.class, PrepareOk.class, 2, 1, 5);
        accept(2, 1, 5);
        assertEquals(1, lab.decided(first1).size());
        assertEquals(List.of(first1), executed(2));
    }

    /** Else it may be used twice, for two commands: once before a crash, and once after it (found by reading). */
    @Test
    void aBallotIsOnDiskBeforeAnybodyHearsOfIt() {
        Protocol<Epaxos, EpaxosMessage> protocol = Epaxos.protocol(SETTINGS);
        TestContext<EpaxosMessage> ctx = new TestContext<>(2, 5, KeyValue.SPEC);
        Object n2 = protocol.boot(ctx);
        ask(1, 10);
        protocol.deliver(n2, lab.id(1), lab.flying(PreAccept.class).get(0));
        protocol.fire(n2, new RecoveryTimeout());
        ctx.take();
        protocol.fire(n2, new RecoveryTimeout());
        List<Effect> effects = ctx.take();
        int written = effects.indexOf(new Effect.Write(true));
        int sent = effects.indexOf(new Effect.Send(lab.id(1), new Prepare(first1, 2)));
        assertTrue(0 <= written && written < sent, effects::toString);
    }

    /** Seed 29 of the storm: two replicas outbid each other for ever. */
    @Test
    void theMoreBallotsWereTriedTheLongerTheNextOneWaits() {
        ask(1, 10);
        lab.deliver(PreAccept.class, 1, 2);
        lab.deliver(PreAccept.class, 1, 3);
        recover(2);
        lab.deliver(Prepare.class, 2, 3);
        lab.loseAll();
        List<Integer> prepares = IntStream.range(0, 3)
                .map(i -> {
                    lab.fire(3, new RecoveryTimeout());
                    return lab.flying(Prepare.class).size();
                })
                .boxed()
                .toList();
        assertEquals(List.of(0, 0, 4), prepares);
    }

    // Restarts

    /** Seed 9 of the storm: what was executed again after a restart did not wait for what it depends on. */
    @Test
    void afterARestartCommandsWaitForWhatTheyComeAfterToo() {
        n5IsAheadAtN2();
        n1Commits();
        lab.ask(2, "client2", new Write("y", 20)); // forces the commit as well
        lab.restart(2);
        assertEquals(List.of(), executed(2));
        n5Commits(4); // who has not heard of n1's
        assertEquals(List.of(first5, first1), executed(2));
    }

    /** Seeds 13 and 52 of the storm: a leader said "decided", and crashed before it could be sure. */
    @Test
    void nothingIsDecidedBeforeWhatItRestsOnIsOnDisk() {
        Protocol<Epaxos, EpaxosMessage> protocol = Epaxos.protocol(SETTINGS);
        TestContext<EpaxosMessage> ctx = new TestContext<>(1, 5, KeyValue.SPEC);
        Object n1 = protocol.boot(ctx);
        protocol.request(n1, lab.ask(1, "alice", new Write("x", 1)));
        for (int node = 2; node <= 4; node++) {
            ctx.take();
            protocol.deliver(n1, lab.id(node), new PreAcceptOk(first1, 0, 1, Dependencies.NONE));
        }
        List<Effect> effects = ctx.take();
        assertTrue(effects.stream().anyMatch(effect -> effect.equals(new Effect.Write(true))));
        assertTrue(effects.stream()
                .noneMatch(effect -> effect instanceof Effect.Noted noted && noted.note() instanceof Decided));
    }
}
