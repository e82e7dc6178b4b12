package dev.splitbrain.check.objects;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.versions.Holdings;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.VersionNote;
import dev.splitbrain.spec.Counter;
import dev.splitbrain.spec.Result;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether counters end as the sum of what was added: all that was acknowledged, once, and what may or may not have been added as it
 * may be. No copy ever holds more than all additions together, nor less than all subtractions; that is judged wherever replicas
 * stand. The sum is judged where they agree at the end, for else what is missing may be on its way.
 */
public final class CounterTotal implements Check {
    private final Holdings holdings = new Holdings();
    private final Map<String, Extremes> extremes = new TreeMap<>();

    /** The least and the most that any copy ever held. */
    private record Extremes(VersionNote.Holds least, VersionNote.Holds most, long leastNanos, long mostNanos) {
        static long of(VersionNote.Holds holds) {
            return (Long) holds.values().get(0);
        }
    }

    /** What the additions to one counter come to. */
    private static final class Sums {
        private long acknowledged;
        private long perhapsMore;
        private long perhapsLess;
        private long up; // all that may ever have gone up
        private long down; // and down
    }

    @Override
    public String name() {
        return "counter-total";
    }

    @Override
    public Set<StepKind> wants() {
        return Holdings.wants();
    }

    @Override
    public void accept(Step step) {
        holdings.accept(step);
        if (!(step instanceof Step.Noted noted && noted.note() instanceof VersionNote.Holds holds)) return;
        if (holds.values().size() != 1 || !(holds.values().get(0) instanceof Long held)) return;
        Extremes before = extremes.get(holds.key());
        boolean least = before == null || held < Extremes.of(before.least());
        boolean most = before == null || held > Extremes.of(before.most());
        if (!least && !most) return;
        extremes.put(
                holds.key(),
                new Extremes(
                        least ? holds : before.least(),
                        most ? holds : before.most(),
                        least ? noted.timeNanos() : before.leastNanos(),
                        most ? noted.timeNanos() : before.mostNanos()));
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        Map<String, Sums> sums = new TreeMap<>();
        for (Operation operation : evidence.history().operations()) {
            if (!operation.command().readOnly() && !(operation.command() instanceof Counter.Add))
                return Verdict.undecided("", operation.request() + " asked for something else than a counter");
            if (operation.command() instanceof Counter.Add add && !Say.isFailed(operation))
                count(sums.computeIfAbsent(add.key(), key -> new Sums()), add.delta(), operation.outcome());
        }
        if (extremes.isEmpty()) return Verdict.undecided("", "no node told what its counters hold");
        extremes.keySet().forEach(key -> sums.computeIfAbsent(key, nobody -> new Sums()));
        for (Map.Entry<String, Sums> entry : sums.entrySet()) {
            Optional<Verdict> beyond = beyond(entry.getKey(), entry.getValue());
            if (beyond.isPresent()) return beyond.get();
        }
        return judgeTotals(sums);
    }

    private static void count(Sums sums, long delta, Outcome outcome) {
        if (outcome instanceof Outcome.Ok ok && !(ok.result() instanceof Result.Done)) return; // refused
        if (outcome instanceof Outcome.Ok) sums.acknowledged += delta;
        else if (delta > 0) sums.perhapsMore += delta;
        else sums.perhapsLess += delta;
        if (delta > 0) sums.up += delta;
        else sums.down += delta;
    }

    private Optional<Verdict> beyond(String key, Sums sums) {
        Extremes held = extremes.get(key);
        if (held == null) return Optional.empty();
        long most = Extremes.of(held.most());
        if (most > sums.up)
            return Optional.of(Verdict.violated(
                            "",
                            "",
                            "a copy of " + key + " held " + most + ", but no more than " + sums.up + " was ever added")
                    .at(held.mostNanos()));
        long least = Extremes.of(held.least());
        if (least >= sums.down) return Optional.empty();
        return Optional.of(Verdict.violated(
                        "",
                        "",
                        "a copy of " + key + " held " + least + ", but no more than " + -sums.down
                                + " was ever subtracted")
                .at(held.leastNanos()));
    }

    private Verdict judgeTotals(Map<String, Sums> sums) {
        Set<String> apart = new TreeSet<>();
        long total = 0;
        for (Map.Entry<String, Sums> entry : sums.entrySet()) {
            String key = entry.getKey();
            boolean held = holdings.keys().contains(key);
            if (held && holdings.agreedSinceNanos(key) == Long.MAX_VALUE) {
                apart.add(key);
                continue;
            }
            long end = held ? (Long) holdings.anywhere(key).iterator().next() : 0;
            Sums known = entry.getValue();
            long low = known.acknowledged + known.perhapsLess;
            long high = known.acknowledged + known.perhapsMore;
            if (end < low || end > high) {
                String must = low == high ? "" + low : "from " + low + " to " + high;
                return Verdict.violated(
                        "", "", "every copy of " + key + " ends at " + end + "; what was acknowledged makes " + must);
            }
            total = Math.addExact(total, end);
        }
        if (!apart.isEmpty())
            return Verdict.undecided(
                    "", "at the end replicas differ in " + apart + ": what is missing may be on its way");
        return Verdict.valid("total " + total + ", " + Quantity.count(sums.size(), "counter"));
    }
}
