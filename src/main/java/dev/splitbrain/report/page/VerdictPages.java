package dev.splitbrain.report.page;

import dev.splitbrain.check.Proof;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.linear.Judgement.Violation;
import dev.splitbrain.check.txn.Anomaly;
import dev.splitbrain.history.History.Clock;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.trace.FaultWindow;
import java.util.List;
import java.util.Optional;

/** A violation that can be shown has a page of its own. */
public final class VerdictPages {
    /** A page and the name of its file. */
    public record Page(String name, String html) {}

    private final Spec<?> spec;
    private final Clock clock;
    private final List<FaultWindow> faults;

    /** @param faults those of the run, if the history is of one */
    public VerdictPages(Spec<?> spec, Clock clock, List<FaultWindow> faults) {
        this.spec = spec;
        this.clock = clock;
        this.faults = List.copyOf(faults);
    }

    /** The page of a check's verdict, where it rests on what can be shown: one operation says no more than the reason does. */
    public Optional<Page> of(String check, Verdict verdict, Provenance provenance) {
        Proof proof = verdict.proof().orElse(null);
        if (proof instanceof Violation violation) {
            String name = violation.key().isEmpty() ? "violation" : "violation-" + fileName(violation.key());
            return Optional.of(new Page(name + ".html", ViolationPage.of(violation, spec, clock, faults, provenance)));
        }
        if (proof instanceof Anomaly anomaly)
            return Optional.of(new Page(
                    "anomaly-" + fileName(anomaly.name()) + ".html", AnomalyPage.of(anomaly, clock, provenance)));
        if (proof instanceof Proof.Of && proof.operations().size() > 1)
            return Optional.of(new Page(
                    "violation-" + check + ".html",
                    ViolationPage.ofOperations(
                            check, verdict.reason(), proof.operations(), spec, clock, faults, provenance)));
        return Optional.empty();
    }

    private static String fileName(String key) {
        return key.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
