package dev.splitbrain.check.session;

import dev.splitbrain.history.Instants;
import dev.splitbrain.history.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How old the values were that reads returned (Bailis et al. 2012, §2). A write is surely newer than the one that a read
 * returned if it began after that one was over; it should have been seen if it was over before the read began. So many such
 * writes is the read's version lag k; the time since the first of them was over is its time lag t.
 */
final class Staleness {
    /** One stale read, with the first write that it should have seen. */
    record Stale(Operation read, Operation missed, int versions, long lag) {}

    private final SessionHistory history;
    private final List<Stale> stale = new ArrayList<>();
    private int reads;

    Staleness(SessionHistory history) {
        this.history = history;
        Map<String, List<Integer>> byKey = new TreeMap<>();
        for (int i = 0; i < history.size(); i++)
            byKey.computeIfAbsent(history.key(i), k -> new ArrayList<>()).add(i);
        byKey.values().forEach(this::measure);
    }

    /** Numbers of one key in the order of their start. */
    private void measure(List<Integer> ofKey) {
        int[] writes = ofKey.stream()
                .filter(i -> history.writes(i) && history.end(i) != Instants.NEVER)
                .mapToInt(i -> i)
                .toArray();
        long[] starts = Arrays.stream(writes).mapToLong(history::start).toArray();
        int[] byEnd = Arrays.stream(writes)
                .boxed()
                .sorted(Comparator.comparingLong(history::end))
                .mapToInt(i -> i)
                .toArray();
        long[] ends = Arrays.stream(byEnd).mapToLong(history::end).toArray();
        long[] earliestEndFrom = new long[writes.length + 1]; // among the writes from this one on, by start
        int[] earliest = new int[writes.length + 1];
        earliestEndFrom[writes.length] = Long.MAX_VALUE;
        for (int i = writes.length - 1; i >= 0; i--) {
            boolean sooner = history.end(writes[i]) < earliestEndFrom[i + 1];
            earliestEndFrom[i] = sooner ? history.end(writes[i]) : earliestEndFrom[i + 1];
            earliest[i] = sooner ? writes[i] : earliest[i + 1];
        }
        for (int read : ofKey) {
            if (!history.reads(read)) continue;
            reads++;
            int newer = firstStartedAfter(starts, overSince(read));
            if (earliestEndFrom[newer] >= history.start(read)) continue;
            // Of the writes that ended before the read, all but those that did not begin after the source was over.
            int ended = firstAtLeast(ends, history.start(read));
            int versions = 0;
            for (int i = ended - 1; i >= 0 && ends[i] > overSince(read); i--)
                if (history.start(byEnd[i]) > overSince(read)) versions++;
            Operation operation = history.operations.get(read);
            Operation missed = history.operations.get(earliest[newer]);
            stale.add(new Stale(operation, missed, versions, operation.invokedNanos() - missed.completedNanos()));
        }
    }

    /** When the write was over that a read returned; before all times for what was there at the start. */
    private long overSince(int read) {
        int source = history.source.get(read);
        return source == SessionHistory.INITIAL ? Long.MIN_VALUE : history.end(source);
    }

    private static int firstStartedAfter(long[] starts, long instant) {
        int found = Arrays.binarySearch(starts, instant);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private static int firstAtLeast(long[] sorted, long instant) {
        int found = Arrays.binarySearch(sorted, instant);
        return found >= 0 ? found : -found - 1;
    }

    /** The reads that were stale, key by key. */
    List<Stale> stale() {
        return stale;
    }

    /** How many reads were measured, stale or not. */
    int reads() {
        return reads;
    }
}
