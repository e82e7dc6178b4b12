package dev.splitbrain.check;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long the ok operations took: percentiles by nearest rank, counted from the intended start. */
public final class Latency implements Check {
    /**
     * What a scenario may say of it; a limit is null where none is meant.
     *
     * @param op the operation that is meant; empty for all of them
     * @param outsideFaults whether operations that overlap a fault are left out
     */
    public record Options(String op, Limit p50, Limit p95, Limit p99, Limit p999, Limit max, boolean outsideFaults) {
        /** The limits by the name of their percentile, in rising order. */
        public Map<String, Limit> limits() {
            Map<String, Limit> limits = new LinkedHashMap<>();
            limits.put("p50", p50);
            limits.put("p95", p95);
            limits.put("p99", p99);
            limits.put("p999", p999);
            limits.put("max", max);
            limits.values().removeIf(limit -> limit == null);
            return limits;
        }
    }

    private final Options options;

    public Latency(Options options) {
        if (options.limits().isEmpty())
            throw new IllegalArgumentException("latency needs one of p50, p95, p99, p999, max");
        this.options = options;
    }

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public String label() {
        String op = options.op().isEmpty() ? "" : " " + options.op();
        return "latency" + op + " " + String.join(" ", options.limits().keySet());
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        long[] sorted = sortedLatencies(evidence);
        if (sorted.length == 0) return Verdict.undecided("no operations", "no " + what() + " ended ok" + where());
        List<String> measured = new ArrayList<>();
        List<String> demanded = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        options.limits().forEach((percentile, limit) -> {
            long nanos = percentile(sorted, percentile);
            measured.add(Quantity.duration(nanos));
            demanded.add(limit.toString());
            if (!limit.holds(nanos)) broken.add(percentile + " is " + Quantity.duration(nanos));
        });
        if (options.outsideFaults()) demanded.add("outside faults");
        String figures = String.join(", ", measured);
        String limits = String.join(", ", demanded);
        if (broken.isEmpty()) return Verdict.valid(figures, limits);
        String reason = String.join(", ", broken) + " of " + Quantity.count(sorted.length, what()) + where();
        return Verdict.violated(figures, limits, reason);
    }

    private String what() {
        return options.op().isEmpty() ? "operation" : options.op();
    }

    private String where() {
        return options.outsideFaults() ? " outside faults" : "";
    }

    private long[] sortedLatencies(Evidence evidence) {
        List<FaultWindow> faults = options.outsideFaults() ? evidence.faults() : List.of();
        long[] latencies = evidence.history().operations().stream()
                .filter(o -> o.outcome() instanceof Outcome.Ok)
                .filter(o -> options.op().isEmpty()
                        || options.op().equals(o.command().operation()))
                .filter(o -> faults.stream().noneMatch(fault -> overlap(o, fault)))
                .mapToLong(Operation::latencyNanos)
                .toArray();
        Arrays.sort(latencies);
        return latencies;
    }

    private static boolean overlap(Operation operation, FaultWindow fault) {
        return operation.invokedNanos() <= fault.endNanos() && operation.completedNanos() >= fault.beginNanos();
    }

    private static long percentile(long[] sorted, String name) {
        long perMille =
                switch (name) {
                    case "p50" -> 500;
                    case "p95" -> 950;
                    case "p99" -> 990;
                    case "p999" -> 999;
                    default -> 1000;
                };
        return sorted[(int) ((perMille * sorted.length + 999) / 1000) - 1];
    }
}
