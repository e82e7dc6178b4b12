package dev.splitbrain.check;

import dev.splitbrain.node.DecisionNote.Decided;
import dev.splitbrain.node.DecisionNote.Proposed;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.HashSet;
import java.util.Set;

/** Validity: "only a value that has been proposed may be chosen" (Lamport 2001, §2.1). */
public final class OnlyProposedValues implements Check {
    private final Set<Proposed> proposed = new HashSet<>(); // never iterated
    private long decisions;
    private Verdict violation; // null while there is none

    @Override
    public String name() {
        return "only-proposed-values";
    }

    @Override
    public Set<StepKind> wants() {
        return Set.of(StepKind.NOTED);
    }

    @Override
    public void accept(Step step) {
        if (!(step instanceof Step.Noted noted)) return;
        if (noted.note() instanceof Proposed proposal) proposed.add(proposal);
        if (!(noted.note() instanceof Decided decided)) return;
        decisions++;
        boolean known = proposed.contains(new Proposed(decided.instance(), decided.value()));
        if (known || violation != null) return;
        String reason =
                "instance " + decided.instance() + ": " + AtMostOneValue.words(noted) + ", which nobody had proposed";
        violation = Verdict.violated("a value from nowhere", "", reason).at(noted.timeNanos());
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        if (violation != null) return violation;
        if (decisions == 0) return Verdict.undecided("nothing decided", "no node decided a value");
        return Verdict.valid(decisions + " decisions");
    }
}
