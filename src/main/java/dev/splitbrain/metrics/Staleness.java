package dev.splitbrain.metrics;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How old the values were that reads returned: for how long, when a read began, a later write of the same key had been
 * confirmed. A read is fresh (0) where no write that began after the value's own write had ended, had itself ended before the
 * read began; so nothing is called stale that a linearizable store may answer. Values are told apart by being written once.
 */
public final class Staleness {
    /** A read, and by how much its value was out of date. */
    public record Read(Operation operation, long staleNanos) {}

    /** A write that took effect, or may have; where that is not known it ends at the end of time. */
    private record Write(Object value, long beginNanos, long endNanos) {}

    private Staleness() {}

    /** Every read of a key-value store that ended ok, in the order of their start. */
    public static List<Read> of(History history) {
        Map<String, List<Write>> writes = writes(history);
        Map<String, Map<Object, Write>> byValue = new HashMap<>(); // never iterated
        writes.forEach((key, list) -> {
            Map<Object, Write> values = new HashMap<>();
            for (Write write : list) values.put(write.value(), write);
            byValue.put(key, values);
        });
        List<Read> reads = new ArrayList<>();
        for (Operation operation : history.operations()) {
            if (!(operation.command() instanceof KeyValue.Read read)) continue;
            if (!(operation.outcome() instanceof Outcome.Ok ok) || !(ok.result() instanceof Result.Value value))
                continue;
            Map<Object, Write> ofKey = byValue.get(read.key());
            Write source = ofKey == null ? null : ofKey.get(value.value());
            if (source == null && value.value() != null) continue; // written by what is not a plain write
            long sourceEnd = source == null ? Long.MIN_VALUE : source.endNanos();
            reads.add(new Read(
                    operation, staleNanos(writes.getOrDefault(read.key(), List.of()), source, sourceEnd, operation)));
        }
        return reads;
    }

    private static long staleNanos(List<Write> writes, Write source, long sourceEnd, Operation read) {
        long overwritten = Long.MAX_VALUE;
        for (Write write : writes) {
            if (Objects.equals(write, source) || write.beginNanos() <= sourceEnd) continue;
            overwritten = Math.min(overwritten, write.endNanos());
        }
        return overwritten >= read.invokedNanos() ? 0 : read.invokedNanos() - overwritten;
    }

    private static Map<String, List<Write>> writes(History history) {
        Map<String, List<Write>> writes = new TreeMap<>();
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
