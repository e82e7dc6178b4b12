package dev.splitbrain.check;

import dev.splitbrain.check.log.EntryWords;
import dev.splitbrain.node.DecisionNote.Decided;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Agreement: of each instance (a key, a slot) all nodes that know the chosen value know the same one ("only a single value is
 * chosen", Lamport 2001, §2.1). The first two that differ are shown.
 */
public final class AtMostOneValue implements Check {
    private final Map<Object, Step.Noted> first = new HashMap<>(); // who decided first, by instance; never iterated
    private Verdict violation; // null while there is none

    @Override
    public String name() {
        return "at-most-one-value";
    }

    @Override
    public Set<StepKind> wants() {
        return Set.of(StepKind.NOTED);
    }

    @Override
    public void accept(Step step) {
        if (violation != null || !(step instanceof Step.Noted noted)) return;
        if (!(noted.note() instanceof Decided decided)) return;
        Step.Noted before = first.putIfAbsent(decided.instance(), noted);
        if (before == null) return;
        if (!((Decided) before.note()).value().equals(decided.value()))
            violation = differ(before, noted, decided.instance());
    }

    private static Verdict differ(Step.Noted before, Step.Noted after, Object instance) {
        String reason = "instance " + instance + ": " + words(before) + ", " + words(after);
        return Verdict.violated("two values", "", reason)
                .at(after.timeNanos())
                .because(new StepsShown(List.of(before.number(), after.number())));
    }

    /** {@code n1 decided write 7 of k3 (client1#41) (step 145)}. */
    static String words(Step.Noted decision) {
        Object value = ((Decided) decision.note()).value();
        return decision.node() + " decided " + EntryWords.of(value) + " (step " + decision.number() + ")";
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        if (violation != null) return violation;
        if (first.isEmpty()) return Verdict.undecided("nothing decided", "no node decided a value");
        return Verdict.valid(first.size() + (first.size() == 1 ? " instance" : " instances"));
    }
}
