package dev.splitbrain.scenario.measure;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.metrics.Quantiles;
import dev.splitbrain.metrics.Staleness;
import dev.splitbrain.scenario.run.RunResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Figures of what the clients saw. */
final class ClientMeasures {
    private static final Map<String, Double> QUANTILES = Map.of("p50", 0.5, "p99", 0.99, "p999", 0.999, "max", 1.0);
    private static final Map<String, String> WORDS = Map.of(
            "mean", "the mean",
            "p50", "the median",
            "p99", "the 99th percentile of the",
            "p999", "the 99.9th percentile of the",
            "max", "the greatest");

    static final Measure STALENESS = Measure.of(
            "staleness",
            Unit.SHARE,
            "the share of reads that missed a write that was over before they began",
            ClientMeasures::staleness);

    private ClientMeasures() {}

    static List<Measure> all() {
        return List.of(
                Measure.of(
                        "availability",
                        Unit.SHARE,
                        "the share of operations that ended ok",
                        run -> run.history().operations().isEmpty()
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(run.availability())),
                outcome("ok"),
                outcome("failed"),
                outcome("unknown"),
                Measure.of(
                        "unavailable-time",
                        Unit.DURATION,
                        "the longest time in which no operation ended ok",
                        run -> OptionalDouble.of(unavailableNanos(run))),
                latency("mean", ""),
                latency("p50", ""),
                latency("p99", ""),
                latency("p999", ""),
                latency("max", ""));
    }

    private static Measure outcome(String outcome) {
        return Measure.of(
                "operations-" + outcome,
                Unit.NUMBER,
                "how many operations ended " + outcome,
                run -> OptionalDouble.of(run.operations(outcome)));
    }

    /** {@code latency-p99}, or of one operation {@code latency-p99.read}; {@code operation} is empty for all. */
    static Measure latency(String statistic, String operation) {
        String name = "latency-" + statistic + (operation.isEmpty() ? "" : "." + operation);
        String of = operation.isEmpty() ? "operations" : operation + " operations";
        String description = WORDS.get(statistic) + " latency of " + of + " that ended ok";
        return Measure.of(name, Unit.DURATION, description, run -> {
            long[] nanos = run.history().operations().stream()
                    .filter(each -> each.outcome() instanceof Outcome.Ok)
                    .filter(each ->
                            operation.isEmpty() || each.command().operation().equals(operation))
                    .mapToLong(Operation::latencyNanos)
                    .toArray();
            if (nanos.length == 0) return OptionalDouble.empty();
            if (statistic.equals("mean")) return Arrays.stream(nanos).average();
            return OptionalDouble.of(Quantiles.of(nanos).at(QUANTILES.get(statistic)));
        });
    }

    private static OptionalDouble staleness(RunResult run) {
        return Staleness.of(run.history()).stream()
                .mapToDouble(read -> read.staleNanos() > 0 ? 1 : 0)
                .average();
    }

    private static long unavailableNanos(RunResult run) {
        long[] okNanos = run.history().operations().stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Ok)
                .mapToLong(Operation::completedNanos)
                .sorted()
                .toArray();
        long last = 0;
        long longest = 0;
        for (long nanos : okNanos) {
            longest = Math.max(longest, nanos - last);
            last = nanos;
        }
        return Math.max(longest, run.scenario().world().durationNanos() - last);
    }
}
