package dev.splitbrain.metrics;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** How long the operations of one name took that ended ok, counted from when the client meant to start them. */
public record LatencySummary(
        String operation, long count, long p50Nanos, long p95Nanos, long p99Nanos, long p999Nanos, long maxNanos) {

    /** One summary for each operation that ended ok at least once, in the order of their names. */
    public static Map<String, LatencySummary> byOperation(History history) {
        Map<String, LongStream.Builder> latencies = new TreeMap<>();
        for (Operation operation : history.operations()) {
            if (operation.outcome() instanceof Outcome.Ok)
                latencies
                        .computeIfAbsent(operation.command().operation(), name -> LongStream.builder())
                        .add(operation.latencyNanos());
        }
        Map<String, LatencySummary> summaries = new TreeMap<>();
        latencies.forEach((name, values) ->
                summaries.put(name, of(name, Quantiles.of(values.build().toArray()))));
        return summaries;
    }

    private static LatencySummary of(String operation, Quantiles latencies) {
        return new LatencySummary(
                operation,
                latencies.count(),
                latencies.at(0.5),
                latencies.at(0.95),
                latencies.at(0.99),
                latencies.at(0.999),
                latencies.max());
    }
}
