package dev.splitbrain.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationTableTest {
    private static final List<Outcome> OUTCOMES = List.of(
            new Outcome.Ok(new Result.Value(7L)),
            new Outcome.Ok(new Result.Value(null)),
            new Outcome.Ok(new Result.Value(new Outcome.Failed("a value that looks like an outcome"))),
            new Outcome.Ok(new Result.Value(Result.DONE)), // a value that looks like a result
            new Outcome.Ok(Result.DONE),
            new Outcome.Failed("no"),
            new Outcome.Unknown("timed out"));

    @Test
    void whatIsReadIsWhatWasWrittenAcrossBlocks() {
        OperationTable table = new OperationTable();
        List<Operation> expected = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            RequestId request = new RequestId(new ClientId(i % 3, "c" + i % 3), i);
            Command command = new KeyValue.Write("k", (long) i);
            Outcome outcome = OUTCOMES.get(i % OUTCOMES.size());
            table.completed(table.invoked(request, command, 10L * i), 10L * i + 3, outcome);
            expected.add(new Operation(request, command, 10L * i, 10L * i + 3, outcome));
        }
        assertEquals(expected, table);
        assertThrows(IndexOutOfBoundsException.class, () -> table.get(10_000));
    }

    /** Half of all operations read, and there are few keys. */
    @Test
    void equalReadsAreKeptOnce() {
        OperationTable table = new OperationTable();
        for (int i = 0; i < 2; i++) table.invoked(new RequestId(new ClientId(0, "c"), i), new KeyValue.Read("k"), i);
        assertSame(table.get(0).command(), table.get(1).command());
    }

    @Test
    void anOpenOperationIsUnknownAndEndsAtTheEndOfTime() {
        OperationTable table = new OperationTable();
        RequestId request = new RequestId(new ClientId(0, "c"), 0);
        table.invoked(request, new KeyValue.Read("k"), 5);
        Outcome open = new Outcome.Unknown("open");
        assertEquals(new Operation(request, new KeyValue.Read("k"), 5, Long.MAX_VALUE, open), table.get(0));
    }
}
