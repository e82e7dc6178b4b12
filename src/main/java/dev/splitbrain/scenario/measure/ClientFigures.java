package dev.splitbrain.scenario.measure;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.metrics.Quantiles;
import dev.splitbrain.scenario.run.RunResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What the clients of a run saw, found by one look through its history. */
final class ClientFigures {
    private final List<Operation> operations;
    private final long durationNanos;
    private final int failed;
    private final long[] okEnds; // when the operations ended that ended ok, sorted
    private final Map<String, Quantiles> okLatencies =
            new TreeMap<>(); // by operation, "" for all; filled when asked for

    ClientFigures(RunResult run) {
        operations = run.history().operations();
        durationNanos = run.scenario().world().durationNanos();
        long[] ends = new long[operations.size()];
        long[] latencies = new long[operations.size()];
        int ok = 0;
        int notDone = 0;
        for (Operation operation : operations) {
            if (operation.outcome() instanceof Outcome.Ok) {
                ends[ok] = operation.completedNanos();
                latencies[ok++] = operation.latencyNanos();
            } else if (operation.outcome() instanceof Outcome.Failed) {
                notDone++;
            }
        }
        failed = notDone;
        okEnds = Arrays.copyOf(ends, ok);
        Arrays.sort(okEnds);
        okLatencies.put("", Quantiles.of(Arrays.copyOf(latencies, ok)));
    }

    /** How many operations ended {@code ok}, {@code failed} or {@code unknown}. */
    long operations(String outcome) {
        return switch (outcome) {
            case "ok" -> okEnds.length;
            case "failed" -> failed;
            default -> operations.size() - okEnds.length - failed;
        };
    }

    /** The share of operations that ended ok; empty where there were none. */
    OptionalDouble availability() {
        return operations.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) okEnds.length / operations.size());
    }

    /** The latencies of the operations of one name that ended ok; of all where it is empty. */
    Quantiles okLatencies(String operation) {
        return okLatencies.computeIfAbsent(
                operation,
                name -> Quantiles.of(operations.stream()
                        .filter(each -> each.outcome() instanceof Outcome.Ok)
                        .filter(each -> each.command().operation().equals(name))
                        .mapToLong(Operation::latencyNanos)
                        .toArray()));
    }

    /** The longest time in which no operation ended ok. */
    long unavailableNanos() {
        long last = 0;
        long longest = 0;
        for (long nanos : okEnds) {
            longest = Math.max(longest, nanos - last);
            last = nanos;
        }
        return Math.max(longest, durationNanos - last);
    }
}
