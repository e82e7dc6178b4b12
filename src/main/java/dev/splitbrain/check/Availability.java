package dev.splitbrain.check;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.trace.Quantity;
import java.util.List;

/** How large the share of operations is that ended ok; a failed and an unknown one count alike, as the client got nothing. */
public record Availability(Limit limit) implements Check {
    @Override
    public String name() {
        return "availability";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        List<Operation> operations = evidence.history().operations();
        if (operations.isEmpty()) return Verdict.undecided("no operations", "no client asked for anything");
        long ok = operations.stream()
                .filter(o -> o.outcome() instanceof Outcome.Ok)
                .count();
        double share = (double) ok / operations.size();
        return limit.judge(
                share,
                Quantity.count(operations.size() - ok) + " of " + Quantity.count(operations.size(), "operation")
                        + " did not end ok");
    }
}
