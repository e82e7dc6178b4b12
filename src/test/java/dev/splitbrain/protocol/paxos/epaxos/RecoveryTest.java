package dev.splitbrain.protocol.paxos.epaxos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.protocol.paxos.epaxos.Recovery.Choice;
import dev.splitbrain.spec.KeyValue.Write;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a replica that takes an instance over goes on with, by what three of five tell it. The instance is n1's. */
class RecoveryTest {
    private static final NodeId N1 = TestContext.nodes(5).get(0);
    private static final InstanceId INSTANCE = new InstanceId(N1, 1);
    private static final InstanceRecord NOTHING = InstanceRecord.unknown(INSTANCE);
    private static final OrderedCommand SENT = command(1);
    private static final OrderedCommand CHANGED = command(2);

    private static OrderedCommand command(long seq) {
        RequestId id = new RequestId(new ClientId(0, "alice"), 1);
        return new OrderedCommand(Optional.of(new Request(id, new Write("x", 1), 1)), seq, Dependencies.NONE);
    }

    /** The answers are of n2, n3, …, or of n1, n2, … where the leader answers too. */
    private static Choice choose(boolean leaderAnswers, InstanceRecord... answers) {
        SortedMap<NodeId, InstanceRecord> told = new TreeMap<>();
        int first = leaderAnswers ? 0 : 1;
        for (int i = 0; i < answers.length; i++) told.put(TestContext.nodes(5).get(first + i), answers[i]);
        return Recovery.choose(N1, told.values(), told.keySet(), 5, new Rules());
    }

    @Test
    void whatAFastQuorumMayHaveAgreedOnIsKept() {
        InstanceRecord agreed = NOTHING.preAccept(0, SENT, true);
        assertEquals(new Choice(SENT, false), choose(false, agreed, agreed, NOTHING));
    }

    @Test
    void oneAgreementLessIsNoFastQuorumAndPhase1BeginsAnew() {
        InstanceRecord changed = NOTHING.preAccept(0, CHANGED, false);
        assertEquals(new Choice(CHANGED, true), choose(false, NOTHING.preAccept(0, SENT, true), changed, NOTHING));
    }

    @Test
    void aLeaderThatAnswersHasNotCommitted() {
        InstanceRecord agreed = NOTHING.preAccept(0, SENT, true);
        assertEquals(new Choice(SENT, true), choose(true, agreed, agreed, agreed));
    }

    @Test
    void whatNobodyKnowsBecomesANoOp() {
        assertEquals(new Choice(OrderedCommand.NO_OP, false), choose(false, NOTHING, NOTHING, NOTHING));
    }

    /** n2 accepted first and promised last: a vote is as new as its own ballot, not as the last promise (Sutra 2020). */
    @Test
    void theNewestVoteWinsWhateverWasPromisedSince() {
        InstanceRecord oldVote = NOTHING.accept(3, SENT).promise(12);
        InstanceRecord newVote = NOTHING.accept(7, CHANGED);
        assertEquals(new Choice(CHANGED, false), choose(false, oldVote, newVote, NOTHING));
    }

    @Test
    void whatAReplicaAddsIsAllThatItKnowsBesides() {
        Interference known = new Interference();
        NodeId n2 = TestContext.nodes(5).get(1);
        known.add(new InstanceId(n2, 4), command(6));
        OrderedCommand extended = known.extend(INSTANCE, SENT);
        assertEquals(7, extended.seq());
        assertEquals(new Dependencies(new TreeMap<>(Map.of(n2, 4L))), extended.deps());
    }
}
