package dev.splitbrain.protocol.paxos.single;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.DecisionNote.Decided;
import dev.splitbrain.node.Effect;
import dev.splitbrain.protocol.Lab;
import dev.splitbrain.protocol.paxos.PaxosNote.AbandonedRound;
import dev.splitbrain.protocol.paxos.PaxosNote.IssuedProposal;
import dev.splitbrain.protocol.paxos.PaxosNote.StartedRound;
import dev.splitbrain.protocol.paxos.Vote;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Accepted;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Ask;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Promise;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Refused;
import dev.splitbrain.protocol.paxos.single.PaxosTimer.Backoff;
import dev.splitbrain.protocol.paxos.single.PaxosTimer.LearnTimeout;
import dev.splitbrain.protocol.paxos.single.PaxosTimer.RoundTimeout;
import dev.splitbrain.spec.Consensus.Propose;
import dev.splitbrain.spec.Result;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What "Paxos Made Simple" promises of one instance, sentence by sentence. */
class PaxosPromisesTest {
    private final Lab<PaxosMessage> lab = lab(PaxosSettings.defaults());

    private static Lab<PaxosMessage> lab(PaxosSettings settings) {
        return new Lab<>(Paxos.protocol(settings), 3);
    }

    private static Propose value(int value) {
        return new Propose("x", value);
    }

    // §2.2, phase 1

    @Test
    void aProposerAsksAllAcceptorsToPromise() {
        lab.ask(1, value(7));
        assertEquals(List.of(new Prepare("x", 1), new Prepare("x", 1)), lab.flying(Prepare.class));
    }

    @Test
    void anAcceptorPromisesAHigherNumberAndReportsWhatItAccepted() {
        lab.ask(1, value(7));
        lab.deliver(Prepare.class, 1, 2);
        assertEquals(List.of(new Promise("x", 1, Optional.empty())), lab.flying(Promise.class));
        lab.deliver(Promise.class, 2, 1);
        lab.deliver(Accept.class, 1, 2);
        lab.loseAll();
        lab.ask(3, value(9));
        lab.deliver(Prepare.class, 3, 2);
        assertEquals(List.of(new Promise("x", 3, Optional.of(new Vote(1, 7)))), lab.flying(Promise.class));
    }

    @Test
    void anAcceptorRefusesAPrepareBelowItsPromiseAndNamesThat() {
        lab.ask(3, value(9));
        lab.deliver(Prepare.class, 3, 2);
        lab.loseAll();
        lab.ask(1, value(7));
        lab.deliver(Prepare.class, 1, 2);
        assertEquals(List.of(new Refused("x", 1, 3)), lab.flying(Refused.class));
    }

    // §2.2, phase 2

    @Test
    void aProposerIssuesNothingBeforeAMajorityHasPromised() {
        Lab<PaxosMessage> five = new Lab<>(Paxos.protocol(PaxosSettings.defaults()), 5);
        five.ask(1, value(7));
        five.deliver(Prepare.class, List.of(2));
        five.deliver(Promise.class, List.of(1));
        assertEquals(List.of(), five.notes(IssuedProposal.class), "itself and n2 are two of five");
        five.deliver(Prepare.class, List.of(3));
        five.repeat(Promise.class, 3, 1);
        assertEquals(1, five.notes(IssuedProposal.class).size());
    }

    @Test
    void aRepeatedPromiseCountsOnce() {
        Lab<PaxosMessage> five = new Lab<>(Paxos.protocol(PaxosSettings.defaults()), 5);
        five.ask(1, value(7));
        five.deliver(Prepare.class, List.of(2));
        five.repeat(Promise.class, 2, 1);
        five.deliver(Promise.class, 2, 1);
        assertEquals(List.of(), five.notes(IssuedProposal.class));
    }

    @Test
    void aProposerIssuesTheValueOfTheHighestNumberedProposalReported() {
        Lab<PaxosMessage> five = new Lab<>(Paxos.protocol(PaxosSettings.defaults()), 5);
        five.ask(1, value(7)); // ballot 1 is accepted by n1 alone
        five.deliver(Prepare.class, List.of(2, 3));
        five.deliver(Promise.class, List.of(1));
        five.loseAll();
        five.ask(2, value(8)); // ballot 2 is accepted by n2 alone
        five.deliver(Prepare.class, List.of(3, 4));
        five.deliver(Promise.class, List.of(2));
        five.loseAll();
        five.ask(5, value(9)); // ballot 5 hears of both
        five.deliver(Prepare.class, List.of(1, 2));
        five.deliver(Promise.class, List.of(5));
        assertEquals(
                List.of(new IssuedProposal("x", 1, 7), new IssuedProposal("x", 2, 8), new IssuedProposal("x", 5, 8)),
                five.notes(IssuedProposal.class));
    }

    @Test
    void anAcceptorAcceptsUnlessItHasPromisedAHigherNumber() {
        lab.ask(1, value(7));
        lab.deliver(Prepare.class, 1, 2);
        lab.deliver(Promise.class, 2, 1);
        lab.lose(flight -> flight.message() instanceof Prepare);
        lab.ask(3, value(9));
        lab.deliver(Prepare.class, 3, 2);
        lab.deliver(Accept.class, 1, 2);
        assertEquals(List.of(new Refused("x", 1, 3)), lab.flying(Refused.class));
        lab.deliver(Accept.class, 1, 3);
        assertEquals(
                List.of(new Refused("x", 1, 3), new Refused("x", 1, 3)), lab.flying(Refused.class), "n3 promised too");
    }

    @Test
    void anAcceptorMayAcceptABallotThatItNeverPromised() {
        lab.ask(1, value(7));
        lab.deliver(Prepare.class, 1, 2);
        lab.deliver(Promise.class, 2, 1);
        lab.deliver(Accept.class, 1, 3); // n3 never saw the Prepare
        assertTrue(lab.flying(Accepted.class).contains(new Accepted("x", 1, 7)));
    }

    @Test
    void anAcceptorRemembersItsPromiseAndItsVoteEvenIfItFailsAndRestarts() {
        lab.ask(3, value(9));
        lab.deliver(Prepare.class, 3, 2);
        lab.deliver(Promise.class, 2, 3);
        lab.deliver(Accept.class, 3, 2);
        lab.loseAll();
        lab.restart(2);
        lab.ask(1, value(7));
        lab.deliver(Prepare.class, 1, 2);
        assertEquals(List.of(new Refused("x", 1, 3)), lab.flying(Refused.class));
        lab.deliver(Refused.class, 2, 1);
        lab.loseAll();
        lab.fire(1, new Backoff("x"));
        lab.deliver(Prepare.class, 1, 2);
        assertEquals(List.of(new Promise("x", 4, Optional.of(new Vote(3, 9)))), lab.flying(Promise.class));
    }

    // §2.3, learning

    @Test
    void aValueIsLearnedOnceAMajorityAcceptedIt() {
        lab.ask(1, value(7));
        lab.deliver(Prepare.class, 1, 2);
        lab.deliver(Promise.class, 2, 1);
        assertEquals(List.of(), lab.notes(Decided.class), "n1 alone accepted");
        lab.deliver(Accept.class, 1, 2);
        lab.deliver(Accepted.class, 2, 1);
        assertEquals(List.of(new Decided("x", 7)), lab.notes(Decided.class));
        assertEquals(new Result.Value(7), lab.replies().get(0).result());
        lab.deliverAll();
        for (int node = 1; node <= 3; node++)
            assertEquals(1, lab.notes(node, Decided.class).size());
    }

    @Test
    void votesInDifferentBallotsDoNotAddUp() {
        lab.ask(1, value(7));
        lab.deliver(Prepare.class, 1, 2);
        lab.deliver(Promise.class, 2, 1); // n1 accepts in ballot 1
        lab.loseAll();
        lab.fire(1, new RoundTimeout("x"));
        lab.deliver(Prepare.class, 1, 3);
        lab.deliver(Promise.class, 3, 1); // n1 accepts in ballot 4
        assertEquals(List.of(), lab.notes(Decided.class), "one acceptor, twice");
    }

    @Test
    void aLearnerThatMissedVotesHasAProposerIssueAProposal() {
        lab.ask(1, value(7));
        lab.deliver(Prepare.class, 1, 2);
        lab.deliver(Promise.class, 2, 1);
        lab.deliver(Accept.class, 1, 2);
        lab.deliver(Accepted.class, 1, 3);
        lab.loseAll(); // n1 and n2 accepted: 7 is chosen, and nobody knows
        assertEquals(List.of(), lab.decided("x"));
        lab.crash(1);
        lab.fire(3, new LearnTimeout("x")); // asks n1, which is gone
        lab.fire(3, new LearnTimeout("x")); // asks n2
        lab.deliverAll();
        assertEquals(List.of(7), lab.decided("x"));
        assertEquals(1, lab.notes(3, Decided.class).size());
    }

    @Test
    void aProposerWithoutAValueProposesNothingOfItsOwn() {
        lab.ask(1, value(7));
        lab.deliver(Prepare.class, 1, 2);
        lab.deliver(Promise.class, 2, 1);
        lab.deliver(Accepted.class, 1, 3); // n3 hears of n1's vote
        lab.loseAll();
        lab.crash(1); // and with n1, the vote is out of reach
        lab.fire(3, new LearnTimeout("x"));
        lab.fire(3, new LearnTimeout("x"));
        lab.deliver(Ask.class, 3, 2);
        lab.deliverAll();
        assertEquals(List.of(), lab.decided("x"));
        assertEquals(1, lab.notes(IssuedProposal.class).size(), "only n1's");
    }

    // §2.2, §2.4, §2.5

    @Test
    void aRefusedProposerGivesUpAndComesBackWithAHigherNumber() {
        lab.ask(3, value(9));
        lab.deliver(Prepare.class, 3, 2);
        lab.loseAll();
        lab.ask(1, value(7));
        lab.deliver(Prepare.class, 1, 2);
        lab.deliver(Refused.class, 2, 1);
        assertEquals(List.of(new AbandonedRound("x", 1, 3)), lab.notes(AbandonedRound.class));
        lab.loseAll();
        lab.fire(1, new Backoff("x"));
        lab.deliverAll();
        assertEquals(new StartedRound("x", 4), lab.notes(1, StartedRound.class).get(1));
        assertEquals(List.of(7), lab.decided("x"));
    }

    @Test
    void aProposerNeverUsesANumberTwiceThoughItFailsAndRestarts() {
        lab.ask(1, value(7));
        lab.loseAll();
        lab.restart(1);
        lab.ask(1, value(8));
        assertEquals(List.of(new StartedRound("x", 1), new StartedRound("x", 4)), lab.notes(StartedRound.class));
    }

    @Test
    void aClientWhoComesLateGetsTheChosenValueAtOnce() {
        lab.ask(1, value(7));
        lab.deliverAll();
        lab.ask(1, value(8));
        assertEquals(List.of(), lab.flying());
        assertEquals(
                List.of(new Result.Value(7), new Result.Value(7)),
                lab.replies().stream().map(Effect.Reply::result).toList());
    }

    @Test
    void eachKeyIsAnInstanceOfItsOwn() {
        lab.ask(1, value(7));
        lab.ask(2, new Propose("y", 8));
        lab.deliverAll();
        assertEquals(List.of(7), lab.decided("x"));
        assertEquals(List.of(8), lab.decided("y"));
    }
}
