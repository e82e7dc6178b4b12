package dev.splitbrain.metrics;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How old the values were that reads returned: for how long, when a read began, a later write of the same key had been
 * confirmed. A read is fresh (0) where no write that began after the value's own write had ended, had itself ended before the
 * read began; so nothing is called stale that a linearizable store may answer. Values are told apart by being written once.
 */
public final class Staleness {
    /** A read, by how much its value was out of date, and how many newer writes it missed that were over before it began. */
    public record Read(Operation operation, long staleNanos, int missedWrites) {}

    /** A write that took effect, or may have; where that is not known it ends at the end of time. */
    private record Write(Object value, long beginNanos, long endNanos) {}

    private Staleness() {}

    /** The writes of one key, by value and by when they began. */
    private static final class Key {
        private final Map<Object, Write> byValue = new HashMap<>(); // never iterated
        private final long[] beginNanos; // rising
        private final long[] endNanos; // of the same
        private final long[] firstEndNanos; // the earliest end of this write and of all that began later

        Key(List<Write> writes) {
            List<Write> sorted = new ArrayList<>(writes);
            sorted.sort(Comparator.comparingLong(Write::beginNanos));
            beginNanos = sorted.stream().mapToLong(Write::beginNanos).toArray();
            endNanos = sorted.stream().mapToLong(Write::endNanos).toArray();
            firstEndNanos = endNanos.clone();
            for (int i = firstEndNanos.length - 2; i >= 0; i--)
                firstEndNanos[i] = Math.min(firstEndNanos[i], firstEndNanos[i + 1]);
            for (Write write : writes) byValue.put(write.value(), write);
        }

        /** The place of the first write that began after a time. */
        private int firstAfter(long nanos) {
            int low = 0;
            int high = beginNanos.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (beginNanos[middle] <= nanos) low = middle + 1;
                else high = middle;
            }
            return low;
        }

        /** What a read missed that returned a value whose write was over at a time. */
        Read read(Operation read, long sourceEndNanos) {
            int newer = firstAfter(sourceEndNanos);
            boolean fresh = newer == beginNanos.length || firstEndNanos[newer] >= read.invokedNanos();
            if (fresh) return new Read(read, 0, 0);
            int missed = 0;
            for (int i = newer; i < beginNanos.length && beginNanos[i] < read.invokedNanos(); i++)
                if (endNanos[i] < read.invokedNanos()) missed++;
            return new Read(read, read.invokedNanos() - firstEndNanos[newer], missed);
        }
    }

    /** Every read of a key-value store that ended ok, in the order of their start. */
    public static List<Read> of(History history) {
        Map<String, Key> keys = new HashMap<>(); // never iterated
        writes(history).forEach((key, writes) -> keys.put(key, new Key(writes)));
        List<Read> reads = new ArrayList<>();
        for (Operation operation : history.operations()) {
            if (!(operation.command() instanceof KeyValue.Read read)) continue;
            if (!(operation.outcome() instanceof Outcome.Ok ok) || !(ok.result() instanceof Result.Value value))
                continue;
            Key key = keys.get(read.key());
            Write source = key == null ? null : key.byValue.get(value.value());
            if (source == null && value.value() != null) continue; // written by what is not a plain write
            long sourceEnd = source == null ? Long.MIN_VALUE : source.endNanos();
            reads.add(key == null ? new Read(operation, 0, 0) : key.read(operation, sourceEnd));
        }
        return reads;
    }

    private static Map<String, List<Write>> writes(History history) {
        Map<String, List<Write>> writes = new HashMap<>(); // iterated to fill another such map only
        for (Operation operation : history.operations()) {
            if (operation.outcome() instanceof Outcome.Failed) continue;
            Object value = written(operation);
            if (value == null) continue;
            boolean ok = operation.outcome() instanceof Outcome.Ok;
            writes.computeIfAbsent(operation.command().key(), key -> new ArrayList<>())
                    .add(new Write(value, operation.invokedNanos(), ok ? operation.completedNanos() : Long.MAX_VALUE));
        }
        return writes;
    }

    /** What the operation may have written, null where nothing. */
    private static Object written(Operation operation) {
        if (operation.command() instanceof KeyValue.Write write) return write.value();
        boolean refused = operation.outcome() instanceof Outcome.Ok ok && ok.result() instanceof Result.Refused;
        if (operation.command() instanceof KeyValue.Cas cas && !refused) return cas.value();
        return null;
    }
}
