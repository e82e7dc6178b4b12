package dev.splitbrain.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.metrics.Windows.Window;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final Outcome OK = new Outcome.Ok(Result.DONE);

    private static Operation operation(long sequence, long begin, long end, Outcome outcome) {
        RequestId request = new RequestId(new ClientId(0, "client1"), sequence);
        return new Operation(request, new KeyValue.Read("k"), begin, end, outcome);
    }

    private static final History HISTORY = new History(List.of(
            operation(1, 0, 12, OK),
            operation(2, 9, 11, new Outcome.Failed("no")),
            operation(3, 10, 29, OK),
            operation(4, 29, Long.MAX_VALUE, new Outcome.Unknown("open"))));

    @Test
    void operationsCountWhereTheyStart() {
        assertEquals(
                List.of(new Window(0, 10, 1, 1, 0), new Window(10, 20, 1, 0, 0), new Window(20, 30, 0, 0, 1)),
                Windows.byStart(HISTORY, 0, 30, 3));
    }

    @Test
    void throughputCountsWhereTheyEnd() {
        assertEquals(
                List.of(new Window(0, 10, 0, 0, 0), new Window(10, 20, 1, 1, 0), new Window(20, 30, 1, 0, 0)),
                Windows.byEnd(HISTORY, 0, 30, 3));
    }

    @Test
    void latencySummaryCountsOnlyWhatEndedOk() {
        Map<String, LatencySummary> byOperation = LatencySummary.byOperation(HISTORY);
        assertEquals(Map.of("read", new LatencySummary("read", 2, 12, 19, 19, 19, 19)), byOperation);
    }
}
