package dev.splitbrain.check;

import dev.splitbrain.check.linear.Budget;
import dev.splitbrain.check.linear.Judgement;
import dev.splitbrain.check.linear.Linearizability;
import dev.splitbrain.check.linear.SequentialConsistency;
import dev.splitbrain.check.linear.SequentialConsistency.Found;
import dev.splitbrain.check.session.SessionGuarantee;
import dev.splitbrain.check.session.SessionGuarantee.Guarantee;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.trace.Quantity;
import java.util.List;

/**
 * Whether all operations have one order that keeps the order of each client, whatever the clock says (Lamport 1979). What is
 * linearizable is; what is not causal is not; the rest is searched.
 */
public final class Sequential implements Check {
    private static final int MOST_NAMED = 8;

    private final Budget budget;

    public Sequential() {
        this(Budget.DEFAULT);
    }

    public Sequential(Budget budget) {
        this.budget = budget;
    }

    @Override
    public String name() {
        return "sequential";
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        String measured = Quantity.count(evidence.history().operations().size(), "operation");
        if (new Linearizability(evidence.spec(), budget).judge(evidence.history()) instanceof Judgement.Linearizable)
            return Verdict.valid(measured);
        if (evidence.spec() instanceof KeyValue) {
            Verdict causal = new SessionGuarantee(Guarantee.CAUSAL_CONVERGENCE).verdict(evidence);
            if (causal.answer() == Verdict.Answer.VIOLATED)
                return Verdict.violated(measured, "", "not even causal: " + causal.reason())
                        .because(new Proof.Of(
                                causal.proof().map(Proof::operations).orElse(List.of())));
        }
        SequentialConsistency search = new SequentialConsistency(evidence.spec(), budget);
        Found found = search.judge(evidence.history());
        if (!found.decided()) return Verdict.undecided(measured, "no answer within the search's budget");
        if (found.consistent()) return Verdict.valid(measured);
        List<String> part = search.words(found, evidence.history());
        String named = String.join("; ", part.subList(0, Math.min(MOST_NAMED, part.size())));
        String more = part.size() > MOST_NAMED ? "; and " + (part.size() - MOST_NAMED) + " more" : "";
        return Verdict.violated(measured, "", "these have no order that keeps each client's own: " + named + more)
                .at(found.badPart().get(found.badPart().size() - 1).completedNanos())
                .because(new Proof.Of(found.badPart()));
    }
}
