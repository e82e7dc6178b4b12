package dev.splitbrain.report.chart;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.metrics.Quantiles;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Latencies under one name: of a run among several, or of one kind of operation in a single run. Only those that ended ok. */
record Sample(String name, Quantiles nanos) {

    /** A sample for each run; for a single run one for each kind of operation. Empty ones are left out. */
    static List<Sample> of(List<RunData> runs, View view) {
        List<Sample> samples = new ArrayList<>();
        if (runs.size() > 1) {
            for (RunData run : runs) add(samples, run.name(), run, "", view);
        } else {
            RunData run = runs.get(0);
            Set<String> operations = new LinkedHashSet<>();
            run.history().operations().stream()
                    .map(o -> o.command().operation())
                    .sorted()
                    .forEach(operations::add);
            for (String operation : operations) add(samples, operation, run, operation, view);
        }
        return samples;
    }

    private static void add(List<Sample> samples, String name, RunData run, String operation, View view) {
        long[] nanos = run.history().operations().stream()
                .filter(o -> o.outcome() instanceof Outcome.Ok && view.shows(o.invokedNanos()))
                .filter(o -> operation.isEmpty() || o.command().operation().equals(operation))
                .mapToLong(Operation::latencyNanos)
                .map(latency -> Math.max(1, latency)) // a logarithmic axis has no zero
                .toArray();
        if (nanos.length > 0) samples.add(new Sample(name, Quantiles.of(nanos)));
    }
}
