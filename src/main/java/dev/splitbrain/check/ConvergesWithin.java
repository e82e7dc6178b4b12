package dev.splitbrain.check;

import dev.splitbrain.check.versions.Holdings;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Result;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether all agree once it is calm: a time after the last write to a key and after the last fault, all its replicas hold the
 * same, where nodes tell what they hold; else all reads of it return the same. Measured is the longest time after calm until
 * replicas agreed for good, or until which some read of a key still returned anything else than its last read of all. A write
 * of unknown outcome may take its effect late, so it counts as calm from its timeout on. Where replicas differ at the end of a run
 * that ends before their time is up, nothing is decided: what would bring them together may be on its way.
 */
public final class ConvergesWithin implements Check {
    private final Limit limit;
    private final Holdings holdings = new Holdings();

    public ConvergesWithin(Limit limit) {
        this.limit = limit;
    }

    public static ConvergesWithin within(long limitNanos) {
        return new ConvergesWithin(Limit.atMost(limitNanos, Limit.Unit.DURATION));
    }

    @Override
    public String name() {
        return "converges-within";
    }

    @Override
    public Set<StepKind> wants() {
        return Holdings.wants();
    }

    @Override
    public void accept(Step step) {
        holdings.accept(step);
    }

    /** What is known of one key. */
    private static final class Key {
        private long calmNanos;
        private Operation last; // the read that began last
        private Operation stray; // the last read that differs from it
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        long faultsEnd = evidence.faults().stream()
                .mapToLong(FaultWindow::endNanos)
                .max()
                .orElse(0);
        Map<String, Key> keys = new TreeMap<>();
        for (Operation operation : evidence.history().operations()) {
            if (operation.outcome() instanceof Outcome.Failed) continue;
            Key key = keys.computeIfAbsent(operation.command().key(), k -> new Key());
            if (!operation.command().readOnly() && operation.completedNanos() != Long.MAX_VALUE)
                key.calmNanos = Math.max(key.calmNanos, operation.completedNanos());
        }
        keys.values().forEach(key -> key.calmNanos = Math.max(key.calmNanos, faultsEnd));
        if (!holdings.keys().isEmpty()) return judgeHoldings(keys, faultsEnd, evidence.endNanos());
        findLastReads(evidence, keys);
        return judge(keys);
    }

    private Verdict judgeHoldings(Map<String, Key> keys, long faultsEnd, long endNanos) {
        String slowest = "";
        long longest = 0;
        Optional<Verdict> tooSoon = Optional.empty();
        for (String name : holdings.keys()) {
            long calm = keys.containsKey(name) ? keys.get(name).calmNanos : faultsEnd;
            long agreed = holdings.agreedSinceNanos(name);
            if (agreed == Long.MAX_VALUE) {
                String reason = "key " + name + ": the replicas differ at the end: " + holdings.words(name);
                if (!limit.holds(endNanos - calm))
                    return Verdict.violated("never", limit.toString(), reason).at(calm);
                String left = ", " + Quantity.duration(endNanos - calm) + " after it was calm; leave them more time";
                tooSoon = Optional.of(Verdict.undecided("too soon to say", reason + left));
                continue;
            }
            if (agreed - calm <= longest) continue;
            longest = agreed - calm;
            slowest = name;
        }
        if (tooSoon.isPresent() && limit.holds(longest)) return tooSoon.get();
        String measured = Quantity.duration(longest) + ", "
                + Quantity.count(holdings.keys().size(), "key");
        return limit.judge(longest, measured, "", slowest.isEmpty() ? "" : "key " + slowest + " was the last");
    }

    private static void findLastReads(Evidence evidence, Map<String, Key> keys) {
        for (Operation operation : evidence.history().operations()) {
            Key key = keys.get(operation.command().key());
            if (isRead(operation) && operation.invokedNanos() >= key.calmNanos) key.last = operation;
        }
        for (Operation operation : evidence.history().operations()) {
            Key key = keys.get(operation.command().key());
            if (!isRead(operation) || key.last == null || operation.invokedNanos() < key.calmNanos) continue;
            if (!answer(operation).equals(answer(key.last))) key.stray = operation;
        }
    }

    private static boolean isRead(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok && operation.command().readOnly();
    }

    private static Result answer(Operation operation) {
        return ((Outcome.Ok) operation.outcome()).result();
    }

    private Verdict judge(Map<String, Key> keys) {
        long read = keys.values().stream().filter(key -> key.last != null).count();
        if (read == 0) return Verdict.undecided("no reads", "no key was read after its last write and the last fault");
        String slowest = null;
        long longest = 0;
        for (Map.Entry<String, Key> entry : keys.entrySet()) {
            Key key = entry.getValue();
            if (key.stray == null || key.stray.invokedNanos() - key.calmNanos < longest) continue;
            longest = key.stray.invokedNanos() - key.calmNanos;
            slowest = entry.getKey();
        }
        String measured = Quantity.duration(longest) + ", " + Quantity.count(read, "key");
        if (slowest == null) return limit.judge(longest, measured, "", "");
        Key key = keys.get(slowest);
        Verdict verdict = limit.judge(longest, measured, "", strayed(slowest, key));
        return verdict.answer() == Verdict.Answer.VALID ? verdict : verdict.at(key.stray.invokedNanos());
    }

    private static String strayed(String name, Key key) {
        return "key " + name + ": " + key.stray.request().client() + " still read " + answer(key.stray) + " at "
                + Quantity.moment(key.stray.invokedNanos()) + ", the last to read it got " + answer(key.last)
                + "; it was calm since " + Quantity.moment(key.calmNanos);
    }
}
