package dev.splitbrain.check.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.check.causal.AddWins;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.node.VersionNote;
import dev.splitbrain.spec.AddRemoveSet;
import dev.splitbrain.spec.AddRemoveSet.Remove;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Counter;
import dev.splitbrain.spec.GrowingSet.Add;
import dev.splitbrain.spec.Result;
import dev.splitbrain.trace.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs that the checks of counters and sets that converge must accept, refuse, or leave undecided. */
class ConvergentChecksTest {
    private static final List<NodeId> NODES = TestContext.nodes(2);
    private static final Outcome OK = new Outcome.Ok(Result.DONE);
    private static final Outcome UNKNOWN = new Outcome.Unknown("timeout");

    private record Sync() implements Message {}

    private final List<Operation> operations = new ArrayList<>();
    private Check check;
    private long steps;

    private void told(int node, Object... values) {
        steps++;
        check.accept(new Step.Noted(
                steps, steps, 0, NODES.get(node - 1), new VersionNote.Holds("k", List.of(values), NODES)));
    }

    /** A client asks a node, which takes it at once; what the node then holds the test tells. */
    private void asked(int node, Command command, Outcome outcome) {
        RequestId id = new RequestId(new ClientId(operations.size(), "c" + operations.size()), 1);
        delivered(id.client(), NODES.get(node - 1), new ClientMessage.Request(id, command, 1));
        operations.add(new Operation(id, command, steps, ++steps, outcome));
    }

    /** A message from node to node, on which a node may learn what the other knew. */
    private void synced(int from, int to) {
        delivered(NODES.get(from - 1), NODES.get(to - 1), new Sync());
    }

    private void delivered(Endpoint from, NodeId to, Message message) {
        long sent = ++steps;
        check.accept(new Step.Sent(sent, sent, 0, from, to, message));
        steps++;
        check.accept(new Step.Delivered(steps, steps, sent, from, to, message));
    }

    private Answer answer() {
        return verdict().answer();
    }

    private Verdict verdict() {
        return check.verdict(new Evidence(AddRemoveSet.SPEC, NODES, new History(operations), List.of(), 1000));
    }

    private void adds(int node, long delta, Outcome outcome) {
        asked(node, new Counter.Add("k", delta), outcome);
    }

    private void counters(long... held) {
        for (int i = 0; i < held.length; i++) told(i + 1, held[i]);
    }

    @Test
    void aCounterEndsAsTheSumOfWhatWasAcknowledged() {
        check = new CounterTotal();
        adds(1, 3, OK);
        adds(2, -1, OK);
        counters(2, 2);
        assertEquals(Answer.VALID, answer());
        counters(3, 3);
        assertEquals(Answer.VIOLATED, answer());
        assertTrue(verdict().reason().contains("every copy of k ends at 3; what was acknowledged makes 2"));
    }

    @Test
    void whatMayHaveBeenAddedMayBeThereOrNot() {
        check = new CounterTotal();
        adds(1, 3, OK);
        adds(2, 2, UNKNOWN);
        adds(2, -1, UNKNOWN);
        adds(1, 100, new Outcome.Failed("no"));
        adds(1, 100, new Outcome.Ok(new Result.Refused("only grows")));
        for (long possible = 2; possible <= 5; possible++) {
            counters(possible, possible);
            assertEquals(Answer.VALID, answer());
        }
        counters(1, 1);
        assertEquals(Answer.VIOLATED, answer());
    }

    @Test
    void moreThanEverythingIsTooMuchWhereverItStands() {
        check = new CounterTotal();
        adds(1, 3, OK);
        counters(4, 3);
        long first = steps - 1;
        counters(5, 3);
        counters(3, 3);
        assertEquals(Answer.VIOLATED, answer());
        assertEquals(first, verdict().atNanos().orElseThrow());
        assertTrue(verdict().reason().contains("a copy of k held 4, but no more than 3 was ever added"));
    }

    @Test
    void whereReplicasDifferNothingIsMissingYet() {
        check = new CounterTotal();
        adds(1, 3, OK);
        adds(2, 1, OK);
        counters(3, 1);
        assertEquals(Answer.UNDECIDED, answer());
        check = new CounterTotal();
        assertEquals(Answer.UNDECIDED, answer()); // nobody told what it holds
    }

    @Test
    void anAdditionThatNoRemovalCanHaveSeenStays() {
        check = new AddWins();
        asked(1, new Add("k", "x"), OK);
        told(1, "x");
        asked(2, new Remove("k", "x"), OK);
        told(2, "x");
        assertEquals(Answer.VALID, answer());
        told(1);
        told(2);
        assertEquals(Answer.VIOLATED, answer());
        assertTrue(verdict().reason().contains("no removal can have observed that"));
    }

    @Test
    void anAdditionThatWasSeenAndRemovedIsGone() {
        check = new AddWins();
        asked(1, new Add("k", "x"), OK);
        told(1, "x");
        synced(1, 2);
        told(2, "x");
        asked(2, new Remove("k", "x"), OK);
        told(2);
        told(1);
        assertEquals(Answer.VALID, answer());
        told(1, "x");
        told(2, "x");
        assertEquals(Answer.VIOLATED, answer());
        assertTrue(verdict().reason().contains("at a node that held it"));
    }

    @Test
    void aRemovalThatMayHaveSeenTheAdditionOrNotDecidesNothing() {
        check = new AddWins();
        asked(1, new Add("k", "x"), OK);
        told(1, "x");
        synced(1, 2); // which need not have carried the addition: n2 never told of it
        asked(2, new Remove("k", "x"), OK);
        told(2, "x");
        assertEquals(Answer.UNDECIDED, answer());
        told(1);
        told(2);
        assertEquals(Answer.UNDECIDED, answer());
    }

    @Test
    void aRemovalThatHadNoEffectWhereItWasAnsweredDecidesNothing() {
        check = new AddWins();
        asked(1, new Add("k", "x"), OK);
        told(1, "x");
        synced(1, 2);
        told(2, "x");
        check.accept(new Step.Booted(++steps, steps, 0, NODES.get(1), 2)); // and finds nothing on its disk
        asked(2, new Remove("k", "x"), OK);
        told(2, "x");
        assertEquals(Answer.UNDECIDED, answer());
    }

    @Test
    void whatNobodyCountedIsNotThere() {
        check = new CounterTotal();
        counters(1, 1);
        assertEquals(Answer.VIOLATED, answer());
    }

    @Test
    void whatNobodyAddedIsNotThere() {
        check = new AddWins();
        told(1, "x");
        told(2, "x");
        assertEquals(Answer.VIOLATED, answer());
    }

    @Test
    void anAdditionOfUnknownOutcomeMayBeThereOrNot() {
        check = new AddWins();
        asked(1, new Add("k", "x"), UNKNOWN);
        told(1, "x");
        assertEquals(Answer.UNDECIDED, answer()); // n2 lacks it still
        asked(1, new Add("k", "y"), OK);
        told(1, "x", "y");
        told(2, "x", "y");
        assertEquals(Answer.VALID, answer());
        told(1, "y");
        told(2, "y");
        assertEquals(Answer.VALID, answer());
    }

    @Test
    void whereNothingWasAddedNothingIsProved() {
        check = new AddWins();
        asked(1, new Remove("k", "x"), OK);
        told(1);
        told(2);
        assertEquals(Answer.UNDECIDED, answer());
        asked(1, new Add("k", "x"), UNKNOWN);
        assertEquals(Answer.UNDECIDED, answer());
    }

    @Test
    void oneRemovalDoesNotUndoTwoAdditionsOfWhichItSawOne() {
        check = new AddWins();
        asked(1, new Add("k", "x"), OK);
        told(1, "x");
        asked(2, new Add("k", "x"), OK);
        told(2, "x");
        asked(1, new Remove("k", "x"), OK);
        told(1, "x");
        assertEquals(Answer.VALID, answer());
        told(1);
        told(2);
        assertEquals(Answer.VIOLATED, answer());
    }
}
