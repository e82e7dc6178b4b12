package dev.splitbrain.judge;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Spec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sequential consistency of a key-value store by its definition: tries every order that keeps each client's. */
public final class SequentialDefinition {
    private final List<Operation> operations;
    private final boolean[] done;

    private SequentialDefinition(List<Operation> operations) {
        this.operations = operations;
        done = new boolean[operations.size()];
    }

    /** Whether there is an order; operations in the order of their start, those of one client not overlapping. */
    public static boolean consistent(List<Operation> operations) {
        return new SequentialDefinition(operations).some(new HashMap<>());
    }

    private boolean some(Map<String, Object> states) {
        boolean complete = true;
        for (int i = 0; i < done.length; i++) {
            Operation operation = operations.get(i);
            if (done[i] || operation.outcome() instanceof Outcome.Failed) continue;
            boolean unknown = operation.outcome() instanceof Outcome.Unknown;
            complete &= unknown;
            if (!unknown && mustWait(i)) continue;
            String key = operation.command().key();
            Spec.Applied<Object> applied = KeyValue.SPEC.apply(states.get(key), operation.command());
            if (operation.outcome() instanceof Outcome.Ok ok && !ok.result().equals(applied.result())) continue;
            Object before = states.put(key, applied.state());
            done[i] = true;
            boolean found = some(states);
            done[i] = false;
            states.put(key, before);
            if (found) return true;
        }
        return complete;
    }

    /** Whether its client asked for something before that has its place still to come. */
    private boolean mustWait(int place) {
        for (int i = 0; i < place; i++) {
            boolean sameClient = operations
                    .get(i)
                    .request()
                    .client()
                    .equals(operations.get(place).request().client());
            if (!done[i] && sameClient && operations.get(i).outcome() instanceof Outcome.Ok) return true;
        }
        return false;
    }
}
