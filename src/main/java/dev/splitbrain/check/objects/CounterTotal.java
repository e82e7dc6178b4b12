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
import java.util.NavigableMap;
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
    private final Map<String, Records> records = new TreeMap<>();

    /** Values that were higher, or lower, than all that any copy had held before, and when the first copy held each. */
    private static final class Records {
        private final NavigableMap<Long, Long> highs = new TreeMap<>();
        private final NavigableMap<Long, Long> lows = new TreeMap<>();

        void add(long held, long nanos) {
            if (highs.isEmpty() || held > highs.lastKey()) highs.put(held, nanos);
            if (lows.isEmpty() || held < lows.firstKey()) lows.put(held, nanos);
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
        records.computeIfAbsent(holds.key(), key -> new Records()).add(held, noted.timeNanos());
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
        if (records.isEmpty()) return Verdict.undecided("", "no node told what its counters hold");
        records.keySet().forEach(key -> sums.computeIfAbsent(key, nobody -> new Sums()));
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

    /** Where a copy first went beyond all that there was. */
    private Optional<Verdict> beyond(String key, Sums sums) {
        Records held = records.get(key);
        if (held == null) return Optional.empty();
        Map.Entry<Long, Long> above = held.highs.higherEntry(sums.up);
        if (above != null) return Optional.of(beyond(key, above, "no more than " + sums.up + " was ever added"));
        Map.Entry<Long, Long> below = held.lows.lowerEntry(sums.down);
        if (below == null) return Optional.empty();
        return Optional.of(beyond(key, below, "no more than " + -sums.down + " was ever subtracted"));
    }

    private static Verdict beyond(String key, Map.Entry<Long, Long> held, String bound) {
        return Verdict.violated("", "", "a copy of " + key + " held " + held.getKey() + ", but " + bound)
                .at(held.getValue());
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
                String reason = "every copy of " + key + " ends at " + end + "; what was acknowledged makes " + must;
                return Verdict.violated("", "", reason).at(holdings.agreedSinceNanos(key));
            }
            total = Math.addExact(total, end);
        }
        if (!apart.isEmpty())
            return Verdict.undecided(
                    "", "at the end replicas differ in " + apart + ": what is missing may be on its way");
        return Verdict.valid("total " + total + ", " + Quantity.count(sums.size(), "counter"));
    }
}
