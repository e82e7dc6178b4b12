package dev.splitbrain.check;

import dev.splitbrain.check.linear.Budget;
import dev.splitbrain.check.linear.Judgement;
import dev.splitbrain.check.linear.Linearizability;
import dev.splitbrain.check.objects.QueueCheck;
import dev.splitbrain.check.objects.SetCheck;
import dev.splitbrain.spec.GrowingSet;
import dev.splitbrain.spec.Queue;
import dev.splitbrain.trace.Quantity;
import java.util.Optional;

/** Whether all that clients saw can be put into one order that keeps real time (Herlihy and Wing 1990). */
public final class Linearizable implements Check {
    private final Budget budget;
    private final boolean whole;
    private Judgement judgement;

    public Linearizable() {
        this(Budget.DEFAULT);
    }

    public Linearizable(Budget budget) {
        this(budget, false);
    }

    private Linearizable(Budget budget, boolean whole) {
        this.budget = budget;
        this.whole = whole;
    }

    /** All keys as one object: no other answer, and far dearer. Shows what judging each key on its own saves. */
    public static Linearizable whole() {
        return new Linearizable(Budget.DEFAULT, true);
    }

    @Override
    public String name() {
        return "linearizable";
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        Linearizability linearizability = new Linearizability(evidence.spec(), budget);
        judgement = whole ? linearizability.judgeWhole(evidence.history()) : linearizability.judge(evidence.history());
        String judged = Quantity.count(evidence.history().operations().size(), "operation") + ", "
                + (whole ? "as one object" : Quantity.count(judgement.keys(), "key"));
        if (judgement instanceof Judgement.NotLinearizable not) {
            Judgement.Violation violation = not.violation();
            Optional<Verdict> plainer = plainer(evidence);
            if (plainer.isPresent())
                return Verdict.violated(judged, "", plainer.get().reason())
                        .at(plainer.get()
                                .proof()
                                .orElseThrow()
                                .operations()
                                .get(0)
                                .completedNanos())
                        .because(plainer.get().proof().orElseThrow());
            return Verdict.violated(judged, "", violation.reason())
                    .at(violation.blocked().completedNanos())
                    .because(violation);
        }
        if (judgement instanceof Judgement.Undecided undecided) {
            String keys = String.join(", ", undecided.undecidedKeys());
            String where = keys.isEmpty() ? "" : " for key " + keys; // some objects have no keys
            return Verdict.undecided(judged, "no answer" + where + " within " + undecided.why());
        }
        return Verdict.valid(judged);
    }

    /**
     * What the check of sets or queues says. An answer of theirs needs every element that it shows, so that no smaller part of
     * the history has no order; but two or three operations contradict each other.
     */
    private static Optional<Verdict> plainer(Evidence evidence) {
        Check check = evidence.spec() instanceof GrowingSet
                ? new SetCheck()
                : evidence.spec() instanceof Queue ? new QueueCheck() : null;
        return Optional.ofNullable(check)
                .map(of -> of.verdict(evidence))
                .filter(verdict -> verdict.answer() == Verdict.Answer.VIOLATED);
    }

    /** After a violated verdict: what is bad, for pictures of it. */
    public Optional<Judgement.Violation> violation() {
        return judgement instanceof Judgement.NotLinearizable not ? Optional.of(not.violation()) : Optional.empty();
    }
}
