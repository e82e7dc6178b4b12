package dev.splitbrain.check.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.node.VersionNote;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.VersionedStore;
import dev.splitbrain.trace.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A write is lost where it is gone and nobody who had seen it replaced it. */
class LostUpdatesTest {
    private static final List<NodeId> NODES = TestContext.nodes(1);
    private final List<Operation> operations = new ArrayList<>();

    private void write(int client, Object value) {
        add(client, new KeyValue.Write("k", value), Result.DONE);
    }

    private void read(int client, Object... values) {
        add(client, new KeyValue.Read("k"), new Result.Values(List.of(values)));
    }

    private void add(int client, KeyValue.KeyCommand command, Result result) {
        long at = operations.size() * 10L;
        RequestId id = new RequestId(new ClientId(client, "c" + client), at);
        operations.add(new Operation(id, command, at, at + 5, new Outcome.Ok(result)));
    }

    private Verdict.Answer verdict(Object... held) {
        LostUpdates check = new LostUpdates(Limit.atMost(0, Limit.Unit.SHARE));
        check.accept(new Step.Noted(1, 0, 0, NODES.get(0), new VersionNote.Holds("k", List.of(held), NODES)));
        return check.verdict(new Evidence(VersionedStore.SPEC, NODES, new History(operations), List.of(), 1000))
                .answer();
    }

    @Test
    void whatIsStillThereIsNotLost() {
        write(1, "a");
        write(2, "b");
        assertEquals(Verdict.Answer.VALID, verdict("a", "b"));
        assertEquals(Verdict.Answer.VIOLATED, verdict("b"));
    }

    @Test
    void whatWasReadAndReplacedIsNotLostHoweverLongTheChain() {
        write(1, "a");
        read(2, "a");
        write(2, "b");
        read(3, "b");
        write(3, "c");
        assertEquals(Verdict.Answer.VALID, verdict("c"));
    }

    @Test
    void aClientThatLookedAndDidNotSeeItsWriteHasNotReplacedIt() {
        write(1, "a");
        write(1, "b");
        assertEquals(Verdict.Answer.VALID, verdict("b"));
        read(1, "x");
        write(1, "c");
        assertEquals(Verdict.Answer.VIOLATED, verdict("c"));
    }
}
