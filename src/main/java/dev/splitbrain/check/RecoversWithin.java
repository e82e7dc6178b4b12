package dev.splitbrain.check;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Quantity;
import java.util.Arrays;
import java.util.List;

/**
 * How long clients wait for service after a fault strikes: from the beginning of each fault to the first ok answer to a write
 * that was asked for at or after it. Judged by the longest such wait. A fault that no later write outlives counts with the
 * time to the end of the run: violated if that is beyond the limit already, else undecided.
 */
public record RecoversWithin(Limit limit) implements Check {
    public static RecoversWithin within(long limitNanos) {
        return new RecoversWithin(Limit.atMost(limitNanos, Limit.Unit.DURATION));
    }

    @Override
    public String name() {
        return "recovers-within";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        if (evidence.faults().isEmpty())
            return Verdict.undecided("no faults", "no fault fired, so nothing had to recover");
        FirstWrite writes = new FirstWrite(evidence.history().operations());
        long longest = -1;
        FaultWindow slowest = null;
        boolean open = false;
        for (FaultWindow fault : evidence.faults()) {
            long recovered = writes.completedAfter(fault.beginNanos());
            boolean never = recovered == Long.MAX_VALUE;
            long wait = (never ? evidence.endNanos() : recovered) - fault.beginNanos();
            open |= never && limit.holds(wait);
            if (wait > longest) {
                longest = wait;
                slowest = fault;
            }
        }
        String measured = Quantity.seconds(longest);
        if (!limit.holds(longest))
            return limit.judge(longest, measured, "", tooSlow(slowest, longest)).at(slowest.beginNanos());
        if (open) return Verdict.undecided(measured, "the run ended before a write succeeded after the last fault");
        return limit.judge(longest, measured, "", "");
    }

    private static String tooSlow(FaultWindow fault, long waitNanos) {
        return "fault " + fault.fault() + " (" + fault.text() + ") at " + Quantity.moment(fault.beginNanos())
                + ": no write asked for after it was answered ok for " + Quantity.seconds(waitNanos);
    }

    /** Ok writes by their start, each with the earliest end among it and all later ones. */
    private static final class FirstWrite {
        private final long[] invokedNanos;
        private final long[] earliestEndNanos;

        FirstWrite(List<Operation> operations) {
            List<Operation> writes = operations.stream()
                    .filter(o ->
                            o.outcome() instanceof Outcome.Ok && !o.command().readOnly())
                    .sorted(java.util.Comparator.comparingLong(Operation::invokedNanos))
                    .toList();
            invokedNanos = writes.stream().mapToLong(Operation::invokedNanos).toArray();
            earliestEndNanos =
                    writes.stream().mapToLong(Operation::completedNanos).toArray();
            for (int i = earliestEndNanos.length - 2; i >= 0; i--)
                earliestEndNanos[i] = Math.min(earliestEndNanos[i], earliestEndNanos[i + 1]);
        }

        long completedAfter(long nanos) {
            int at = Arrays.binarySearch(invokedNanos, nanos);
            if (at < 0) at = -at - 1;
            while (at > 0 && invokedNanos[at - 1] >= nanos) at--;
            return at == invokedNanos.length ? Long.MAX_VALUE : earliestEndNanos[at];
        }
    }
}
