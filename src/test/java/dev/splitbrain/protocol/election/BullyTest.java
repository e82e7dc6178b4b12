package dev.splitbrain.protocol.election;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.Effect;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.protocol.election.BullyMessage.Answer;
import dev.splitbrain.protocol.election.BullyMessage.Coordinator;
import dev.splitbrain.protocol.election.BullyMessage.Election;
import dev.splitbrain.protocol.election.BullyMessage.Halt;
import dev.splitbrain.protocol.election.BullyMessage.Halted;
import dev.splitbrain.protocol.election.BullyMessage.Heartbeat;
import dev.splitbrain.protocol.election.BullySettings.Initiators;
import dev.splitbrain.protocol.election.BullySettings.Mutant;
import dev.splitbrain.protocol.election.BullyTimer.AnswerTimeout;
import dev.splitbrain.protocol.election.BullyTimer.CoordinatorTimeout;
import dev.splitbrain.protocol.election.BullyTimer.HaltTimeout;
import dev.splitbrain.protocol.election.BullyTimer.HeartbeatTimeout;
import dev.splitbrain.protocol.election.ElectionNote.BecameCandidate;
import dev.splitbrain.protocol.election.ElectionNote.BecameFollower;
import dev.splitbrain.protocol.election.ElectionNote.BecameLeader;
import dev.splitbrain.protocol.election.ElectionNote.WasHalted;
import dev.splitbrain.protocol.election.ElectionNote.Yielded;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One test for each sentence that the bully algorithm promises, on n3 of five and what it sends. */
class BullyTest extends OneNode<BullyMessage> {
    private static final List<NodeId> NODES = TestContext.nodes(5);
    private static final NodeId N1 = NODES.get(0);
    private static final NodeId N2 = NODES.get(1);
    private static final NodeId N4 = NODES.get(3);
    private static final NodeId N5 = NODES.get(4);

    BullyTest() {
        super(3, 5);
    }

    private List<Effect> boot(boolean halt) {
        BullySettings base = BullySettings.defaults();
        return boot(Bully.protocol(new BullySettings(
                Initiators.ALL,
                halt,
                base.heartbeat(),
                base.heartbeatTimeout(),
                base.answerTimeout(),
                base.coordinatorTimeout(),
                Mutant.NONE)));
    }

    @Test
    void whoStartsAsksAllThatAreHigher() {
        List<Effect> effects = boot(true);
        assertEquals(List.of(send(N4, new Election()), send(N5, new Election())), sends(effects));
        assertEquals(List.of(new BecameCandidate()), notes(effects));
    }

    @Test
    void whoIsAskedAnswersAndHoldsAnElectionUnlessItIsAtOne() {
        boot(true);
        assertEquals(List.of(send(N1, new Answer())), sends(told(N1, new Election())));
        told(N5, new Heartbeat());
        assertEquals(
                List.of(send(N1, new Answer()), send(N4, new Election()), send(N5, new Election())),
                sends(told(N1, new Election())));
    }

    @Test
    void anAnswerIsToYieldAndToWaitForTheOther() {
        boot(true);
        List<Effect> effects = told(N4, new Answer());
        assertEquals(List.of(new Yielded(N4)), notes(effects));
        assertTrue(effects.contains(new Effect.CancelTimer(new AnswerTimeout())));
        assertEquals(
                List.of(send(N4, new Election()), send(N5, new Election())),
                sends(fire(new CoordinatorTimeout())),
                "the other died");
    }

    @Test
    void whereAllHigherOnesAreSilentTheLowerOnesAreHaltedBeforeItLeads() {
        boot(true);
        List<Effect> halts = fire(new AnswerTimeout());
        assertEquals(List.of(send(N1, new Halt()), send(N2, new Halt())), sends(halts));
        assertEquals(List.of(), notes(halts));
        assertEquals(List.of(), notes(told(N1, new Halted())));
        List<Effect> effects = told(N2, new Halted());
        assertEquals(List.of(new BecameLeader()), notes(effects));
        assertEquals(List.of(send(N1, new Coordinator()), send(N2, new Coordinator())), sends(effects));
    }

    @Test
    void whoDoesNotConfirmIsDownAndKeepsNobodyFromLeading() {
        boot(true);
        fire(new AnswerTimeout());
        told(N1, new Halted());
        assertEquals(List.of(new BecameLeader()), notes(fire(new HaltTimeout())));
    }

    @Test
    void withoutHaltingItLeadsAtOnce() {
        boot(false);
        assertEquals(List.of(new BecameLeader()), notes(fire(new AnswerTimeout())));
    }

    @Test
    void aLeaderThatIsHaltedHasStoppedWhenItSaysSo() {
        boot(false);
        fire(new AnswerTimeout());
        List<Effect> effects = told(N5, new Halt());
        assertEquals(List.of(new WasHalted(N5)), notes(effects));
        assertEquals(List.of(send(N5, new Halted())), sends(effects));
    }

    @Test
    void whoIsHaltedHearsNobodyLowerThanWhoDidIt() {
        boot(true);
        told(N5, new Halt());
        assertEquals(List.of(), told(N4, new Coordinator()));
        assertEquals(List.of(new BecameFollower(N5)), notes(told(N5, new Coordinator())));
    }

    @Test
    void aSilentCoordinatorIsReplaced() {
        boot(true);
        told(N5, new Coordinator());
        assertEquals(List.of(send(N4, new Election()), send(N5, new Election())), sends(fire(new HeartbeatTimeout())));
    }

    @Test
    void aLowerCoordinatorIsBulliedOutOfItsPlace() {
        boot(true);
        told(N5, new Coordinator());
        assertEquals(List.of(new BecameCandidate()), notes(told(N1, new Heartbeat())));
        assertEquals(List.of(), told(N1, new Heartbeat()), "it is at it already");
    }

    @Test
    void aFollowerOfAHigherOneIsNotTakenAwayByAHeartbeatFromBelowThatOne() {
        boot(true);
        told(N5, new Coordinator());
        assertEquals(List.of(), told(N4, new Heartbeat()));
        assertEquals(
                List.of(new BecameFollower(N4)), notes(told(N4, new Coordinator())), "but n4 may say that it leads");
    }

    @Test
    void timeoutsThatCannotWorkAreRefused() {
        Duration second = Duration.ofSeconds(1);
        Duration two = Duration.ofSeconds(2);
        assertThrows(
                IllegalArgumentException.class,
                () -> new BullySettings(Initiators.ALL, true, second, second, second, two, Mutant.NONE));
        assertThrows(
                IllegalArgumentException.class,
                () -> new BullySettings(Initiators.ALL, true, second, two, second, second, Mutant.NONE));
    }
}
