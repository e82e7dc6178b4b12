package dev.splitbrain.check.versions;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.Result;

/** How many values a read returned side by side: one read of the script, or whichever read returned most. */
public final class Siblings implements Check {
    private final Limit count;
    private final String read;

    /** @param read the name of a read in the script; empty for all reads */
    public Siblings(Limit count, String read) {
        this.count = count;
        this.read = read;
    }

    @Override
    public String name() {
        return "siblings";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public String label() {
        return read.isEmpty() ? name() : name() + " of " + read;
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        RequestId request = evidence.named().get(read);
        Operation most = null;
        for (Operation operation : evidence.history().operations()) {
            boolean meant = read.isEmpty() || operation.request().equals(request);
            if (!meant || !operation.command().readOnly() || !(operation.outcome() instanceof Outcome.Ok)) continue;
            if (most == null || values(operation) > values(most)) most = operation;
        }
        if (most == null) return Verdict.undecided("", read.isEmpty() ? "no read ended ok" : read + " did not end ok");
        String answer = "key " + most.command().key() + ": " + most.request().client() + " read "
                + ((Outcome.Ok) most.outcome()).result();
        Verdict verdict = count.judge(values(most), answer);
        return verdict.answer() == Verdict.Answer.VALID ? verdict : verdict.at(most.completedNanos());
    }

    private static int values(Operation operation) {
        Result result = ((Outcome.Ok) operation.outcome()).result();
        if (result instanceof Result.Values values) return values.values().size();
        return result instanceof Result.Value value && value.value() != null ? 1 : 0;
    }
}
