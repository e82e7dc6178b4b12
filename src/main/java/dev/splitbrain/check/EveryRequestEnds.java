package dev.splitbrain.check;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.trace.Quantity;
import java.util.List;
import java.util.OptionalLong;

/**
 * Liveness for clients: some time after the last fault is over, every request gets its answer. Judged are the operations that
 * begin from then on: each must end ok or be aborted, also one whose answer is that it changed nothing. One that ran out of
 * time, or that nobody took on, has not ended for its client.
 */
public record EveryRequestEnds(long withinNanos) implements Check {
    @Override
    public String name() {
        return "every-request-ends";
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        OptionalLong calm = Calm.sinceNanos(evidence);
        if (calm.isEmpty()) return Calm.never(evidence);
        long fromNanos = calm.getAsLong() + withinNanos;
        long asked = 0;
        long unanswered = 0;
        Operation first = null;
        for (Operation operation : evidence.history().operations()) {
            boolean cutOff = operation.completedNanos() == Long.MAX_VALUE; // the run was stopped while it was open
            if (operation.invokedNanos() < fromNanos || cutOff) continue;
            asked++;
            if (isAnswered(operation.outcome(), evidence.spec())) continue;
            unanswered++;
            if (first == null) first = operation;
        }
        String measured = Quantity.count(asked, "request");
        String limit = "from " + Quantity.moment(fromNanos) + " on";
        if (asked == 0)
            return Verdict.undecided(
                    measured,
                    "no client asked for anything from " + Quantity.moment(fromNanos) + " on, "
                            + Quantity.duration(withinNanos) + " after the last fault was over");
        if (first == null) return Verdict.valid(measured, limit);
        return Verdict.violated(measured, limit, reason(first, calm.getAsLong(), unanswered))
                .at(first.invokedNanos())
                .because(new Proof.Of(List.of(first)));
    }

    private static boolean isAnswered(Outcome outcome, Spec<?> spec) {
        if (outcome instanceof Outcome.Failed failed) return spec.isAbort(new Result.Refused(failed.reason()));
        return outcome instanceof Outcome.Ok;
    }

    private static String reason(Operation first, long calmNanos, long unanswered) {
        String key =
                first.command().key().isEmpty() ? "" : " of " + first.command().key();
        return Quantity.count(unanswered, "request") + " without an answer: first the "
                + first.command().operation() + key + " by " + first.request().client() + " at "
                + Quantity.moment(first.invokedNanos()) + " (" + why(first.outcome())
                + "), although no fault lasted beyond "
                + Quantity.moment(calmNanos);
    }

    private static String why(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) return "rejected to the last: " + failed.reason();
        return outcome instanceof Outcome.Unknown unknown ? unknown.reason() : outcome.word();
    }
}
