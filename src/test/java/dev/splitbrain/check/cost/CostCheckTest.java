package dev.splitbrain.check.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Limit.Comparison;
import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.check.cost.CostCheck.Ended;
import dev.splitbrain.check.cost.CostCheck.Figure;
import dev.splitbrain.check.cost.CostCheck.Statistic;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.TraceSink;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What belongs to an operation and what does not. */
class CostCheckTest {
    private record Talk() implements Message {}

    private static final ClientId ALICE = new ClientId(0, "alice");
    private static final NodeId N1 = new NodeId(0, "n1");
    private static final NodeId N2 = new NodeId(1, "n2");
    private static final NodeId N3 = new NodeId(2, "n3");

    private final OperationCosts costs = new OperationCosts();
    private TraceSink sink = costs;
    private long steps;

    private long send(long cause, Endpoint from, Endpoint to, Message message) {
        sink.accept(new Step.Sent(++steps, 0, cause, from, to, message));
        return steps;
    }

    /** Sends a message because of a step, and delivers it. */
    private long pass(long cause, Endpoint from, Endpoint to, Message message) {
        long sent = send(cause, from, to, message);
        sink.accept(new Step.Delivered(++steps, 0, sent, from, to, message));
        return steps;
    }

    private long talk(long cause, NodeId from, NodeId to) {
        return pass(cause, from, to, new Talk());
    }

    private void write(long cause, NodeId node) {
        sink.accept(new Step.Wrote(++steps, 0, cause, node, true));
    }

    private long ask(long sequence, NodeId node) {
        RequestId id = new RequestId(ALICE, sequence);
        return pass(0, ALICE, node, new ClientMessage.Request(id, new KeyValue.Read("x"), sequence));
    }

    private void answer(long cause, long sequence, NodeId node) {
        pass(cause, node, ALICE, new ClientMessage.Reply(new RequestId(ALICE, sequence), Result.DONE));
    }

    private OperationCosts.Cost only() {
        assertEquals(1, costs.costs().size());
        return costs.costs().get(0);
    }

    @Test
    void aRoundToTwoOthersIsFourMessagesAndTwoDelays() {
        long asked = ask(1, N1);
        write(asked, N1);
        long there = talk(asked, N1, N2);
        long alsoThere = talk(asked, N1, N3);
        write(there, N2);
        long back = talk(there, N2, N1);
        answer(back, 1, N1);
        talk(alsoThere, N3, N1); // comes after the answer, and is paid for all the same
        assertEquals(new OperationCosts.Cost(new RequestId(ALICE, 1), 4, 2, 2, 2), only());
    }

    @Test
    void delaysAreTheLongestWayNotTheLast() {
        long asked = ask(1, N1);
        long there = talk(asked, N1, N2);
        talk(talk(there, N2, N3), N3, N1); // three delays, and n1 has it
        long own = talk(asked, N1, N1); // what triggers the answer is n1's own message
        answer(own, 1, N1);
        assertEquals(3, only().delays());
        assertEquals(3, only().messages(), "what a node sends to itself is free");
    }

    @Test
    void whatComesAfterTheAnswerIsADelayOnlyUntilTheEnd() {
        long asked = ask(1, N1);
        long back = talk(talk(asked, N1, N2), N2, N1);
        answer(back, 1, N1);
        talk(back, N1, N3); // the decision reaches the last node
        assertEquals(2, only().delays());
        assertEquals(3, only().delaysToEnd());
    }

    @Test
    void oneNodeMayTakeARequestAndAnotherAnswerIt() {
        long handed = talk(ask(1, N1), N1, N2);
        long back = talk(talk(handed, N2, N3), N3, N2);
        answer(back, 1, N2);
        assertEquals(new OperationCosts.Cost(new RequestId(ALICE, 1), 3, 3, 3, 0), only());
    }

    @Test
    void aNodeThatSentTheClientAwayAndAnswersLaterAnswersWhatOthersTookOn() {
        RequestId id = new RequestId(ALICE, 1);
        pass(ask(1, N2), N2, ALICE, new ClientMessage.Rejection(id, "not its coordinator", Optional.of(N1)));
        long handed = talk(ask(1, N1), N1, N2);
        answer(talk(talk(handed, N2, N3), N3, N2), 1, N2);
        assertEquals(new OperationCosts.Cost(new RequestId(ALICE, 1), 3, 3, 3, 0), only());
    }

    @Test
    void operationsThatFailedCanBeCountedApart() {
        RequestId failed = new RequestId(ALICE, 2);
        Operation operation = new Operation(failed, new KeyValue.Read("x"), 0, 1, new Outcome.Failed("aborted"));
        Evidence evidence =
                new Evidence(KeyValue.SPEC, List.of(N1, N2, N3), new History(List.of(operation)), List.of(), 0);
        assertEquals(
                Answer.VALID,
                twoOperations(Statistic.MEAN, 2, Ended.FAILED).verdict(evidence).answer());
        assertEquals(
                Answer.VIOLATED,
                twoOperations(Statistic.MEAN, 1.5, Ended.FAILED)
                        .verdict(evidence)
                        .answer());
        assertEquals(
                Answer.UNDECIDED,
                twoOperations(Statistic.MEAN, 1, Ended.OK).verdict(evidence).answer());
    }

    @Test
    void whatNobodyAskedForCostsNobodyAnything() {
        long asked = ask(1, N1);
        talk(0, N1, N2); // a heartbeat
        answer(asked, 1, N1);
        assertEquals(new OperationCosts.Cost(new RequestId(ALICE, 1), 0, 0, 0, 0), only());
    }

    @Test
    void whatWasNotAnsweredIsNotJudged() {
        talk(ask(1, N1), N1, N2);
        assertEquals(List.of(), costs.costs());
    }

    @Test
    void aCheckRefusesWhatCostsMoreAndWhatCostsLess() {
        assertEquals(Answer.VALID, verdict(Statistic.MEAN, 1.5));
        assertEquals(Answer.VALID, verdict(Statistic.LEAST, 1));
        assertEquals(Answer.VALID, verdict(Statistic.MOST, 2));
        assertEquals(Answer.VIOLATED, verdict(Statistic.MEAN, 2));
        assertEquals(Answer.VIOLATED, verdict(Statistic.MOST, 1));
    }

    /** Of two operations, one of a message and one of two. */
    private static CostCheck twoOperations(Statistic statistic, double each, Ended ended) {
        Limit limit = new Limit(Comparison.EQUAL, each, Unit.NUMBER);
        CostCheck check = new CostCheck(Figure.MESSAGES, limit, statistic, ended);
        CostCheckTest trace = new CostCheckTest();
        trace.sink = check;
        long one = trace.ask(1, N1);
        trace.answer(trace.talk(one, N1, N2), 1, N1);
        long two = trace.ask(2, N1);
        trace.answer(trace.talk(trace.talk(two, N1, N2), N2, N1), 2, N1);
        return check;
    }

    private static Answer verdict(Statistic statistic, double each) {
        return twoOperations(statistic, each, Ended.ANYHOW).verdict(evidence()).answer();
    }

    private static Evidence evidence() {
        return new Evidence(KeyValue.SPEC, List.of(N1, N2, N3), new History(List.of()), List.of(), 0);
    }
}
