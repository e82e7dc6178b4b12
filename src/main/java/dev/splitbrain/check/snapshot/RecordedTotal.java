package dev.splitbrain.check.snapshot;

import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.StepsShown;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.snapshot.Cut.Flaw;
import dev.splitbrain.check.snapshot.Payments.Taken;
import dev.splitbrain.trace.Quantity;
import java.util.List;

/** Whether each complete snapshot shows as much money as the nodes began with: transfers neither make nor lose any. */
public final class RecordedTotal extends SnapshotCheck {
    private static final int MOST_NAMED = 2;

    @Override
    public String name() {
        return "recorded-total";
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        List<Taken> complete = payments.complete();
        if (complete.isEmpty()) return Verdict.undecided("", "no snapshot was completed");
        long opening = payments.opening();
        String limit = "== " + opening;
        for (Taken taken : complete) {
            Cut cut = new Cut(payments, taken);
            if (cut.total() != opening) return violated(taken, cut, opening).measured("" + cut.total(), limit);
        }
        return Verdict.valid(opening + " in " + Quantity.count(complete.size(), "snapshot"), limit);
    }

    private static Verdict violated(Taken taken, Cut cut, long opening) {
        long more = cut.total() - opening;
        List<Flaw> counting =
                cut.flaws().stream().filter(flaw -> flaw.counted() != 0).toList();
        List<String> words =
                counting.stream().limit(MOST_NAMED).map(Flaw::words).toList();
        int others = counting.size() - words.size();
        String reason = "snapshot " + taken.result.snapshot() + " has " + cut.total() + " where there are " + opening
                + ", " + (more > 0 ? more + " too many" : -more + " too few") + ": " + String.join("; ", words)
                + (others > 0 ? "; and " + others + " more" : "");
        List<Long> steps = counting.stream()
                .flatMap(flaw -> flaw.steps().stream())
                .distinct()
                .sorted()
                .limit(4L * MOST_NAMED)
                .toList();
        Verdict verdict = Verdict.violated("", "", reason).at(taken.resultNanos);
        return steps.isEmpty() ? verdict : verdict.because(new StepsShown(steps));
    }
}
