package dev.splitbrain.metrics;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps what the clients saw. */
public final class HistoryRecorder implements TraceSink {
    private final List<Operation> operations = new ArrayList<>(); // in order of start; open ones as unknown
    private final Map<RequestId, Integer> open = new HashMap<>(); // never iterated

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.INVOKED, StepKind.COMPLETED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Invoked invoked) {
            open.put(invoked.request(), operations.size());
            operations.add(new Operation(
                    invoked.request(),
                    invoked.command(),
                    invoked.timeNanos(),
                    Long.MAX_VALUE,
                    new Outcome.Unknown("open")));
        } else if (step instanceof Step.Completed completed) {
            int place = open.remove(completed.request());
            Operation begun = operations.get(place);
            operations.set(
                    place,
                    new Operation(
                            begun.request(),
                            begun.command(),
                            begun.invokedNanos(),
                            completed.timeNanos(),
                            completed.outcome()));
        }
    }

    /** The history so far. An operation that is still open is unknown, and ends at the end of time. */
    public History history() {
        return new History(operations);
    }
}
