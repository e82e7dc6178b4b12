package dev.splitbrain.metrics;

import dev.splitbrain.history.History;
import dev.splitbrain.history.OperationTable;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Keeps what the clients saw. */
public final class HistoryRecorder implements TraceSink {
    private final OperationTable operations = new OperationTable(); // in order of start; open ones as unknown
    private final Map<RequestId, Integer> open = new HashMap<>(); // never iterated

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.INVOKED, StepKind.COMPLETED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Invoked invoked) {
            int place = operations.invoked(invoked.request(), invoked.command(), invoked.timeNanos());
            open.put(invoked.request(), place);
        } else if (step instanceof Step.Completed completed) {
            operations.completed(open.remove(completed.request()), completed.timeNanos(), completed.outcome());
        }
    }

    /** The history, once the run has ended. An operation that is still open is unknown, and ends at the end of time. */
    public History history() {
        return new History(operations);
    }
}
