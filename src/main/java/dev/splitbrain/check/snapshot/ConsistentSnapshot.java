package dev.splitbrain.check.snapshot;

import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.StepsShown;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.snapshot.Cut.Flaw;
import dev.splitbrain.check.snapshot.Payments.Taken;
import dev.splitbrain.trace.Quantity;
import java.util.Optional;

/**
 * Whether each complete snapshot is a consistent global state (Chandy and Lamport 1985, §2): nodes' states are what they had,
 * nothing in it was received before it was sent, and the state of each channel is exactly what was sent along it before one
 * end recorded its state and received after the other did. What a channel lost is nobody's fault here.
 */
public final class ConsistentSnapshot extends SnapshotCheck {
    @Override
    public String name() {
        return "consistent-snapshot";
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        if (payments.complete().isEmpty()) return Verdict.undecided("", "no snapshot was completed");
        long inFlight = 0;
        for (Taken taken : payments.complete())
            inFlight += taken.result.inFlight().size();
        String measured = Quantity.count(payments.complete().size(), "snapshot") + ", "
                + Quantity.count(inFlight, "transfer") + " on the way";
        for (Taken taken : payments.complete()) {
            Optional<Flaw> wrong = new Cut(payments, taken)
                    .flaws().stream().filter(Flaw::wrong).findFirst();
            if (wrong.isEmpty()) continue;
            String reason =
                    "snapshot " + taken.result.snapshot() + ": " + wrong.get().words();
            Verdict verdict = Verdict.violated(measured, "", reason).at(taken.resultNanos);
            return wrong.get().steps().isEmpty()
                    ? verdict
                    : verdict.because(new StepsShown(wrong.get().steps()));
        }
        return Verdict.valid(measured);
    }
}
