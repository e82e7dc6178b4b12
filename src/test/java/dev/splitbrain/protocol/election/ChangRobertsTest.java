package dev.splitbrain.protocol.election;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.Effect;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.protocol.election.ChangRobertsSettings.Initiators;
import dev.splitbrain.protocol.election.ChangRobertsSettings.Mutant;
import dev.splitbrain.protocol.election.ChangRobertsSettings.Numbers;
import dev.splitbrain.protocol.election.ElectionNote.BecameCandidate;
import dev.splitbrain.protocol.election.ElectionNote.BecameFollower;
import dev.splitbrain.protocol.election.ElectionNote.BecameLeader;
import dev.splitbrain.protocol.election.ElectionNote.Skipped;
import dev.splitbrain.protocol.election.ElectionNote.Yielded;
import dev.splitbrain.protocol.election.RingMessage.Elected;
import dev.splitbrain.protocol.election.RingMessage.Election;
import dev.splitbrain.protocol.election.RingMessage.Receipt;
import dev.splitbrain.protocol.election.RingTimer.Patience;
import dev.splitbrain.protocol.election.RingTimer.ReceiptTimeout;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One test for each sentence that an election on a ring promises, on n2 of four, whose number is 3 of 4, 3, 2, 1. */
class ChangRobertsTest extends OneNode<RingMessage> {
    private static final List<NodeId> NODES = TestContext.nodes(4);
    private static final NodeId N1 = NODES.get(0);
    private static final NodeId N2 = NODES.get(1);
    private static final NodeId N3 = NODES.get(2);
    private static final NodeId N4 = NODES.get(3);
    private static final Election OWN = new Election(3, N2, 1);
    private static final Election GREATER = new Election(4, N1, 1);
    private static final Election SMALLER = new Election(1, N4, 1);

    ChangRobertsTest() {
        super(2, 4);
    }

    private List<Effect> boot(Numbers numbers, Initiators initiators, boolean repaired) {
        Duration millis = repaired ? Duration.ofMillis(40) : Duration.ZERO;
        return boot(ChangRoberts.protocol(new ChangRobertsSettings(
                numbers, initiators, millis, millis.multipliedBy(2), millis.multipliedBy(10), Mutant.NONE)));
    }

    private List<Effect> boot() {
        return boot(Numbers.DESCENDING, Initiators.ALL, false);
    }

    private List<Effect> bootRepaired() {
        return boot(Numbers.DESCENDING, Initiators.ALL, true);
    }

    @Test
    void eachSendsItsNumberToTheNext() {
        List<Effect> effects = boot();
        assertEquals(List.of(send(N3, OWN)), sends(effects));
        assertEquals(List.of(new BecameCandidate()), notes(effects));
    }

    @Test
    void aGreaterNumberIsPassedOnAndASmallerOneTakenOff() {
        boot();
        assertEquals(List.of(), told(N1, SMALLER));
        List<Effect> effects = told(N1, GREATER);
        assertEquals(List.of(send(N3, GREATER)), sends(effects));
        assertEquals(List.of(new Yielded(N1)), notes(effects));
    }

    @Test
    void whoseNumberComesBackLeadsAndSendsWordOfItRound() {
        boot();
        List<Effect> effects = told(N1, OWN);
        assertEquals(List.of(new BecameLeader()), notes(effects));
        Elected word = new Elected(3, N2, 1, 1);
        assertEquals(List.of(send(N3, word)), sends(effects));
        assertEquals(List.of(), told(N1, word), "it ends where it began");
    }

    @Test
    void whoLetAGreaterNumberPassDoesNotLead() {
        boot();
        told(N1, GREATER);
        assertEquals(List.of(), told(N1, OWN));
    }

    @Test
    void aMessageOfAnEarlierAttemptDoesNotCount() {
        bootRepaired();
        fire(new Patience());
        assertEquals(List.of(), notes(told(N1, OWN)));
        assertEquals(List.of(new BecameLeader()), notes(told(N1, new Election(3, N2, 2))));
    }

    @Test
    void aLeaderThatLetsAGreaterNumberPassLeadsNoMore() {
        boot();
        told(N1, OWN);
        assertEquals(List.of(new Yielded(N1)), notes(told(N1, GREATER)));
    }

    @Test
    void whoHasNotBegunSendsItsOwnInPlaceOfASmallerOne() {
        assertEquals(List.of(), sends(boot(Numbers.DESCENDING, Initiators.FIRST, false)));
        assertEquals(List.of(send(N3, OWN)), sends(told(N1, SMALLER)));
    }

    @Test
    void wordOfALeaderIsPassedOn() {
        boot();
        Elected word = new Elected(4, N1, 1, 1);
        List<Effect> effects = told(N1, word);
        assertEquals(List.of(send(N3, word)), sends(effects));
        assertEquals(List.of(new BecameFollower(N1)), notes(effects));
        assertEquals(List.of(), told(N1, new Elected(1, N4, 1, 1)), "of a smaller one it is taken off");
    }

    @Test
    void anElectionOfASmallerNumberThanTheLeadersChangesNothing() {
        boot(Numbers.ASCENDING, Initiators.ALL, false); // n2 has 2, n4 leads with 4
        told(N1, new Elected(4, N4, 1, 1));
        assertEquals(List.of(), notes(told(N1, new Election(3, N3, 2))), "n4 will take it off");
    }

    @Test
    void aNumberByChanceIsTheSameAfterACrash() {
        Effect first = sends(boot(Numbers.RANDOM, Initiators.ALL, false)).get(0);
        ctx.crash(Integer.MAX_VALUE);
        Effect second = sends(boot(Numbers.RANDOM, Initiators.ALL, false)).get(0);
        Election before = (Election) ((Effect.Send) first).message();
        Election after = (Election) ((Effect.Send) second).message();
        assertEquals(before.number(), after.number());
        assertNotEquals(before.attempt(), after.attempt());
    }

    @Test
    void onARepairedRingWhatArrivesIsConfirmed() {
        bootRepaired();
        assertEquals(send(N1, new Receipt(SMALLER)), sends(told(N1, SMALLER)).get(0));
    }

    @Test
    void whoDoesNotConfirmIsPassedOver() {
        bootRepaired();
        List<Effect> effects = fire(new ReceiptTimeout(OWN));
        assertEquals(List.of(new Skipped(N3)), notes(effects));
        assertEquals(List.of(send(N4, OWN)), sends(effects));
        assertEquals(List.of(), told(N3, new Receipt(OWN)), "too late: n4 has it now");
        assertTrue(told(N4, new Receipt(OWN)).contains(new Effect.CancelTimer(new ReceiptTimeout(OWN))));
    }

    @Test
    void aNumberWhosePlaceIsPassedOverIsTakenOff() {
        boot(Numbers.ASCENDING, Initiators.ALL, true);
        Election ofNext = new Election(3, N3, 1);
        told(N1, ofNext);
        assertEquals(List.of(), sends(fire(new ReceiptTimeout(ofNext))));
    }

    @Test
    void whoIsAloneLeads() {
        bootRepaired();
        fire(new ReceiptTimeout(OWN));
        fire(new ReceiptTimeout(OWN));
        assertEquals(List.of(new Skipped(N1), new BecameLeader()), notes(fire(new ReceiptTimeout(OWN))));
    }
}
