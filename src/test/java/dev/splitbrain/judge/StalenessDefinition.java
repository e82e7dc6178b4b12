package dev.splitbrain.judge;

import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongBiFunction;

/**
 * How stale reads are, by its definition (Bailis et al. 2012, §2): a read missed the writes that began after the one it
 * returned was over, and were over before it began. Every read against every write.
 */
final class StalenessDefinition {
    private StalenessDefinition() {}

    /** Of the read that missed most writes, how many. */
    static Set<Answer> ofVersions(List<Operation> operations, Limit limit) {
        return worst(operations, limit, (read, missed) -> missed.size());
    }

    /** Of the read that was stale for longest, for how long the first write that it missed had been over. */
    static Set<Answer> ofTime(List<Operation> operations, Limit limit) {
        return worst(operations, limit, (read, missed) -> missed.stream()
                .mapToLong(write -> read.invokedNanos() - write.completedNanos())
                .max()
                .orElse(0));
    }

    private static Set<Answer> worst(
            List<Operation> operations, Limit limit, ToLongBiFunction<Operation, List<Operation>> figure) {
        boolean anyRead = false;
        long worst = 0;
        for (Operation read : operations) {
            if (!(read.command() instanceof KeyValue.Read) || !(read.outcome() instanceof Outcome.Ok ok)) continue;
            Object value = ((Result.Value) ok.result()).value();
            Operation source = writer(operations, read.command().key(), value);
            if (value != null && source == null) continue; // nobody wrote it: nothing is older
            anyRead = true;
            worst = Math.max(worst, figure.applyAsLong(read, missed(operations, read, source)));
        }
        return anyRead ? Definition.exactly(limit.holds(worst)) : Definition.UNDECIDABLE;
    }

    private static Operation writer(List<Operation> operations, String key, Object value) {
        return operations.stream()
                .filter(o -> o.command() instanceof KeyValue.Write write
                        && write.key().equals(key)
                        && Objects.equals(write.value(), value))
                .findFirst()
                .orElse(null);
    }

    private static List<Operation> missed(List<Operation> operations, Operation read, Operation source) {
        return operations.stream()
                .filter(o -> o.command() instanceof KeyValue.Write write
                        && write.key().equals(read.command().key())
                        && o.outcome() instanceof Outcome.Ok)
                .filter(write -> source == null || source.completedNanos() < write.invokedNanos())
                .filter(write -> write.completedNanos() < read.invokedNanos())
                .toList();
    }
}
