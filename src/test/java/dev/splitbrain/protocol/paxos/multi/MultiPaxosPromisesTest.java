package dev.splitbrain.protocol.paxos.multi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Effect;
import dev.splitbrain.node.LogNote.Compacted;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Accepted;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.CatchUp;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.ChosenEntries;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Heartbeat;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.InstallSnapshot;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Promise;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Refused;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosNote.BecameFollower;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosNote.BecameLeader;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosTimer.ElectionTimeout;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosTimer.HeartbeatInterval;
import dev.splitbrain.spec.KeyValue.Read;
import dev.splitbrain.spec.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What "Paxos Made Simple" §3 promises of a log, and what snapshots and sessions must keep, sentence by sentence. */
class MultiPaxosPromisesTest {
    private static final MultiPaxosSettings SETTINGS = MultiPaxosSettings.defaults();

    private final Group three = new Group(SETTINGS, 3);

    // Phase 1, once for all slots

    @Test
    void aCandidatePreparesAllSlotsWithOneMessageToEachAcceptor() {
        three.lab.fire(1, new ElectionTimeout());
        assertEquals(List.of(new Prepare(1, 1), new Prepare(1, 1)), three.lab.flying(Prepare.class));
    }

    @Test
    void aCandidateLeadsOnceAMajorityHasPromised() {
        Group five = new Group(SETTINGS, 5).elect(2, 1);
        assertEquals(List.of(), five.lab.notes(BecameLeader.class));
        five.elect(2, 1, 3);
        assertEquals(List.of(new BecameLeader(7)), five.lab.notes(BecameLeader.class), "2 was in vain, 7 is its next");
    }

    @Test
    void aPromiseReportsWhatTheAcceptorAcceptedFromTheSlotAskedForOn() {
        three.elect(1, 2);
        three.write(1, 10);
        three.write(1, 20);
        three.lab.deliver(Accept.class, 1, 2);
        three.lab.deliver(Accept.class, 1, 2);
        three.lab.loseAll();
        three.lab.fire(3, new ElectionTimeout());
        three.lab.deliver(Prepare.class, 3, 2);
        Promise promise = three.lab.flying(Promise.class).get(0);
        assertEquals(
                List.of(1L, 2L), promise.votes().stream().map(SlotVote::slot).toList());
        assertEquals(
                List.of(1L, 1L), promise.votes().stream().map(SlotVote::ballot).toList());
    }

    // Phase 2, slot by slot

    @Test
    void aStableLeaderNeedsOnlyPhaseTwo() {
        three.elect(1, 2).write(1, 10);
        assertEquals(List.of(), three.lab.flying(Prepare.class));
        assertEquals(2, three.lab.flying(Accept.class).size());
        three.lab.deliver(Accept.class, 1, 3);
        three.lab.deliver(Accepted.class, 3, 1);
        assertEquals(List.of("10"), three.executed(1));
        assertEquals(Result.DONE, three.lab.replies().get(0).result());
    }

    @Test
    void aLeaderDoesNotWaitForOneSlotBeforeItProposesTheNext() {
        three.elect(1, 2);
        three.write(1, 10);
        three.write(1, 20);
        three.lab.deliver(Accept.class, 1, 2);
        three.lab.deliver(Accept.class, 1, 2);
        three.lab.lose(flight -> flight.message() instanceof Accepted accepted && accepted.slot() == 1);
        three.lab.deliver(Accepted.class, 2, 1);
        assertEquals(List.of(), three.executed(1), "slot 2 is chosen, but 1 is not: nothing is executed behind a gap");
        three.lab.deliver(Accept.class, 1, 3);
        three.lab.deliver(Accepted.class, 3, 1);
        assertEquals(List.of("10", "20"), three.executed(1));
    }

    @Test
    void anAcceptorRefusesAnOldLeaderWhoThenGivesWay() {
        three.elect(1, 2).elect(3, 2);
        three.write(1, 10);
        three.lab.deliver(Accept.class, 1, 2);
        assertEquals(List.of(new Refused(1, 3)), three.lab.flying(Refused.class));
        three.lab.deliver(Refused.class, 2, 1);
        assertEquals(
                new BecameFollower(3), three.lab.notes(1, BecameFollower.class).get(1));
        three.write(1, 20);
        assertEquals(List.of(), three.lab.replies());
    }

    @Test
    void aLeaderRepeatsWhatWasNotAnsweredForAHeartbeat() {
        three.elect(1, 2).write(1, 10);
        three.lab.loseAll();
        three.lab.fire(1, new HeartbeatInterval()); // young proposals are not repeated
        three.lab.fire(1, new HeartbeatInterval());
        assertEquals(2, three.lab.flying(Accept.class).size());
        three.settle(1);
        assertEquals(List.of("10"), three.executed(3));
    }

    // A new leader (§3)

    @Test
    void aNewLeaderRepeatsWhatMayHaveBeenChosenAndFillsGapsWithNoOps() {
        three.elect(1, 2);
        three.write(1, 10);
        three.write(1, 20);
        three.write(1, 30);
        three.lab.deliver(Accept.class, 1, 2); // 1 and 3 reach n2, and are chosen; 2 reaches nobody
        three.lab.lose(flight -> flight.message() instanceof Accept accept && accept.slot() == 2);
        three.lab.deliver(Accept.class, 1, 2);
        three.lab.loseAll();
        three.lab.crash(1);
        three.elect(3, 2);
        three.lab.loseIfAny(flight -> flight.to().equals(three.lab.id(1)));
        three.settle(3);
        assertEquals(List.of("10", "-", "30"), three.executed(3));
        assertEquals(List.of("10", "-", "30"), three.executed(2));
    }

    @Test
    void aNewLeaderLeadsOnceItHasExecutedWhatItInherited() {
        three.elect(1, 2).write(1, 10);
        three.lab.deliver(Accept.class, 1, 2);
        three.lab.loseAll();
        three.elect(3, 2);
        assertEquals(1, three.lab.notes(BecameLeader.class).size(), "n1 only: slot 1 is not chosen in ballot 3 yet");
        three.lab.deliver(Accept.class, 3, 2);
        three.lab.deliver(Accepted.class, 2, 3);
        assertEquals(new BecameLeader(3), three.lab.notes(3, BecameLeader.class).get(0));
    }

    @Test
    void anOldLeadersLateProposalDoesNotOverwriteANewOnes() {
        three.elect(1, 2).write(1, 10); // its Accepts are long on their way
        three.elect(3, 2).write(3, 20);
        three.lab.deliver(Accept.class, 3, 2);
        three.lab.deliver(Accepted.class, 2, 3);
        three.settle(3);
        for (int node = 1; node <= 3; node++) assertEquals(List.of("20"), three.executed(node));
    }

    @Test
    void promisesAndVotesSurviveACrash() {
        three.elect(1, 2).write(1, 10);
        three.lab.deliver(Accept.class, 1, 2);
        three.lab.loseAll();
        three.lab.restart(2);
        three.lab.fire(3, new ElectionTimeout());
        three.lab.deliver(Prepare.class, 3, 2);
        assertEquals(1, three.lab.flying(Promise.class).get(0).votes().size());
        three.lab.restart(2);
        three.lab.loseAll();
        three.write(1, 20);
        three.lab.deliver(Accept.class, 1, 2);
        assertEquals(List.of(new Refused(1, 3)), three.lab.flying(Refused.class));
    }

    // What is chosen travels with the leader's next message

    @Test
    void aFollowerExecutesItsVoteOnceTheLeaderSaysThatItWasChosen() {
        three.elect(1, 2).write(1, 10);
        three.lab.deliverAll();
        assertEquals(List.of(), three.executed(2));
        three.lab.fire(1, new HeartbeatInterval());
        three.lab.deliver(Heartbeat.class, 1, 2);
        assertEquals(List.of("10"), three.executed(2));
    }

    @Test
    void aFollowerDoesNotTakeAVoteOfAnOlderBallotForTheChoice() {
        three.elect(1, 2).write(1, 10); // accepted by n1 alone
        three.lab.loseAll();
        three.elect(3, 2).write(3, 20);
        three.lab.deliver(Accept.class, 3, 2);
        three.lab.deliver(Accepted.class, 2, 3);
        three.lab.loseAll();
        three.lab.fire(3, new HeartbeatInterval());
        three.lab.deliver(Heartbeat.class, 3, 1); // n1 hears that slot 1 is chosen, and has 10 there
        assertEquals(List.of(), three.executed(1));
        three.lab.deliver(CatchUp.class, 1, 3);
        three.lab.deliver(ChosenEntries.class, 3, 1);
        assertEquals(List.of("20"), three.executed(1));
    }

    @Test
    void aNodeThatWasAwayIsBroughtUpToDateInBatches() {
        Group group = new Group(SETTINGS.withCatchUpBatch(2), 3).elect(1, 2);
        for (int value = 1; value <= 5; value++) group.write(1, value);
        group.lab.lose(flight -> flight.to().equals(group.lab.id(3)));
        group.settle(1);
        assertEquals(List.of("1", "2", "3", "4", "5"), group.executed(3));
    }

    @Test
    void aNodeThatLacksCompactedSlotsGetsTheSnapshot() {
        Group group = new Group(SETTINGS.withSnapshotEvery(3), 3).elect(1, 2);
        for (int value = 1; value <= 4; value++) group.write(1, value);
        group.lab.lose(flight -> flight.to().equals(group.lab.id(3)));
        group.lab.deliverAll();
        assertEquals(List.of(new Compacted(3, 0)), group.lab.notes(1, Compacted.class));
        group.lab.fire(1, new HeartbeatInterval());
        group.lab.deliver(Heartbeat.class, 1, 3);
        group.lab.deliver(CatchUp.class, 3, 1);
        group.lab.deliver(InstallSnapshot.class, 1, 3);
        group.lab.deliverAll();
        assertEquals(List.of("4"), group.executed(3));
        group.lab.ask(1, new Read("x"));
        group.settle(1);
        group.lab.restart(3);
        assertEquals(new Compacted(3, 0), group.lab.notes(3, Compacted.class).get(1), "it is on n3's disk");
    }

    @Test
    void aCandidateThatLacksCompactedSlotsFetchesThemBeforeItLeads() {
        Group group = new Group(SETTINGS.withSnapshotEvery(2), 3).elect(1, 2);
        group.write(1, 1);
        group.write(1, 2);
        group.lab.lose(flight -> flight.to().equals(group.lab.id(3)));
        group.settle1And2();
        group.lab.crash(1);
        group.lab.fire(3, new ElectionTimeout());
        group.lab.deliver(Prepare.class, 3, 2);
        group.lab.deliver(Promise.class, 2, 3);
        assertEquals(List.of(), group.lab.notes(3, BecameLeader.class));
        group.lab.deliver(CatchUp.class, 3, 2);
        group.lab.deliver(InstallSnapshot.class, 2, 3);
        assertEquals(1, group.lab.notes(3, BecameLeader.class).size());
        group.lab.ask(3, new Read("x"));
        group.lab.deliver(Accept.class, 3, 2);
        group.lab.deliver(Accepted.class, 2, 3);
        List<Effect.Reply> replies = group.lab.replies();
        assertEquals(new Result.Value(2), replies.get(replies.size() - 1).result());
    }

    // Clients

    @Test
    void aRetriedRequestTakesEffectOnceThoughTwoLeadersProposeIt() {
        Request request = three.elect(1, 2).write(1, 10);
        three.lab.deliver(Accept.class, 1, 2);
        three.lab.loseAll(); // chosen, and nobody was told
        three.elect(3, 2);
        three.lab.ask(3, request);
        three.settle(3);
        assertEquals(List.of("10", "10"), three.executed(3), "it is in the log twice");
        assertEquals(1, three.lab.replies().size(), "and was answered once");
        three.lab.ask(3, request);
        assertEquals(2, three.lab.replies().size(), "again at once, when asked again");
        assertTrue(three.lab.flying().isEmpty());
    }

    @Test
    void aRequestThatIsOnItsWayIsNotProposedAgain() {
        Request request = three.elect(1, 2).write(1, 10);
        three.lab.ask(1, request);
        assertEquals(2, three.lab.flying(Accept.class).size());
    }

    // Flexible Paxos

    @Test
    void aSmallSecondQuorumNeedsFewerVotesAndALargeFirstOneMorePromises() {
        Group group = new Group(SETTINGS.withQuorums(4, 2), 5).elect(1, 2, 3);
        assertEquals(List.of(), group.lab.notes(BecameLeader.class), "three promises, its own among them");
        group.elect(1, 2, 3, 4).write(1, 10);
        group.lab.deliver(Accept.class, 1, 5);
        group.lab.deliver(Accepted.class, 5, 1);
        assertEquals(List.of("10"), group.executed(1), "two votes, its own among them");
    }
}
