package dev.splitbrain.judge;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import java.util.List;

/** Linearizability by its definition: tries every order of every subset of the unknown operations. */
public final class LinearDefinition {
    private final Spec<Object> spec;
    private final List<Operation> operations;

    @SuppressWarnings("unchecked")
    private LinearDefinition(Spec<?> spec, List<Operation> operations) {
        this.spec = (Spec<Object>) spec;
        this.operations = operations;
    }

    public static boolean linearizable(Spec<?> spec, List<Operation> oneKey) {
        return new LinearDefinition(spec, oneKey).some(0, spec.initial());
    }

    private boolean some(int ordered, Object state) {
        boolean complete = true;
        for (int i = 0; i < operations.size(); i++) {
            if ((ordered & 1 << i) != 0 || operations.get(i).outcome() instanceof Outcome.Failed) continue;
            if (operations.get(i).outcome() instanceof Outcome.Ok) complete = false;
            if (someoneEndedBefore(operations.get(i), ordered)) continue;
            Spec.Applied<Object> applied = spec.apply(state, operations.get(i).command());
            if (allowed(operations.get(i).outcome(), applied.result()) && some(ordered | 1 << i, applied.state()))
                return true;
        }
        return complete;
    }

    private static boolean allowed(Outcome outcome, Result result) {
        return !(outcome instanceof Outcome.Ok ok) || ok.result().equals(result);
    }

    /** Whether an operation that is not ordered yet ended before this one started. */
    private boolean someoneEndedBefore(Operation operation, int ordered) {
        for (int i = 0; i < operations.size(); i++) {
            Operation other = operations.get(i);
            if ((ordered & 1 << i) == 0
                    && other.outcome() instanceof Outcome.Ok
                    && other.completedNanos() < operation.invokedNanos()) return true;
        }
        return false;
    }
}
