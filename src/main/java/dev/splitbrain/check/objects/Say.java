package dev.splitbrain.check.objects;

import dev.splitbrain.history.History;
import dev.splitbrain.history.History.Clock;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Result;
import dev.splitbrain.trace.Quantity;

/** Operations in words. */
final class Say {
    private final Clock clock;

    Say(History history) {
        clock = history.clock();
    }

    /** {@code read of k1 by c2 at 12.410 s}: when it ended, or began if it never did. */
    String operation(Operation operation) {
        boolean ended =
                operation.completedNanos() != Long.MAX_VALUE && !(operation.outcome() instanceof Outcome.Unknown);
        return operation.command().wordsWithKey() + " by " + operation.request().client() + " at "
                + moment(ended ? operation.completedNanos() : operation.invokedNanos());
    }

    String moment(long time) {
        return clock == Clock.NANOS ? Quantity.moment(time) : "line " + time;
    }

    /** The value of an ok answer, or null where it has none. */
    static Object value(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok ok && ok.result() instanceof Result.Value value
                ? value.value()
                : null;
    }

    static boolean isOk(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok;
    }

    static boolean isFailed(Operation operation) {
        return operation.outcome() instanceof Outcome.Failed;
    }
}
