package dev.splitbrain.scenario.measure;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.metrics.Quantiles;
import dev.splitbrain.scenario.run.RunResult;
import java.util.List;
import java.util.OptionalDouble;

/** Figures of what the clients saw. */
final class ClientMeasures {
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
                latency("latency-mean", "the mean latency of operations that ended ok", 0),
                latency("latency-p50", "the median latency of operations that ended ok", 0.5),
                latency("latency-p99", "the 99th percentile of the latency of operations that ended ok", 0.99),
                latency("latency-p999", "the 99.9th percentile of the latency of operations that ended ok", 0.999),
                latency("latency-max", "the latency of the slowest operation that ended ok", 1));
    }

    private static Measure outcome(String outcome) {
        return Measure.of(
                "operations-" + outcome,
                Unit.NUMBER,
                "how many operations ended " + outcome,
                run -> OptionalDouble.of(run.operations(outcome)));
    }

    /** {@code q} of 0 stands for the mean. */
    private static Measure latency(String name, String description, double q) {
        return Measure.of(name, Unit.DURATION, description, run -> {
            long[] nanos = run.history().operations().stream()
                    .filter(operation -> operation.outcome() instanceof Outcome.Ok)
                    .mapToLong(Operation::latencyNanos)
                    .toArray();
            if (nanos.length == 0) return OptionalDouble.empty();
            if (q > 0) return OptionalDouble.of(Quantiles.of(nanos).at(q));
            return OptionalDouble.of(java.util.Arrays.stream(nanos).sum() / (double) nanos.length);
        });
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
