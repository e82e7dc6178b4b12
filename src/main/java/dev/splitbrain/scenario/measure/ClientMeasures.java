package dev.splitbrain.scenario.measure;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.metrics.Quantiles;
import dev.splitbrain.metrics.Staleness;
import dev.splitbrain.scenario.run.RunResult;
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
                        seen(ClientFigures::availability)),
                outcome("ok"),
                outcome("failed"),
                outcome("unknown"),
                Measure.of(
                        "unavailable-time",
                        Unit.DURATION,
                        "the longest time in which no operation ended ok",
                        seen(figures -> OptionalDouble.of(figures.unavailableNanos()))),
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
                seen(figures -> OptionalDouble.of(figures.operations(outcome))));
    }

    /** {@code latency-p99}, or of one operation {@code latency-p99.read}; {@code operation} is empty for all. */
    static Measure latency(String statistic, String operation) {
        String name = "latency-" + statistic + (operation.isEmpty() ? "" : "." + operation);
        String of = operation.isEmpty() ? "operations" : operation + " operations";
        String description = WORDS.get(statistic) + " latency of " + of + " that ended ok";
        return Measure.of(
                name, Unit.DURATION, description, seen(figures -> of(statistic, figures.okLatencies(operation))));
    }

    private static OptionalDouble of(String statistic, Quantiles nanos) {
        if (nanos.count() == 0) return OptionalDouble.empty();
        return OptionalDouble.of(statistic.equals("mean") ? nanos.mean() : nanos.at(QUANTILES.get(statistic)));
    }

    private static Gauge seen(ClientGauge gauge) {
        return gauge;
    }

    private static OptionalDouble staleness(RunResult run) {
        return Staleness.of(run.history()).stream()
                .mapToDouble(read -> read.staleNanos() > 0 ? 1 : 0)
                .average();
    }
}
