package dev.splitbrain.scenario.catalog;

import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Quantities;
import java.util.List;

/** The charts. */
final class ChartEntries {
    private ChartEntries() {}

    static List<ChartEntry> all() {
        return List.of(
                new ChartEntry("latency", "Every operation over time by outcome, with p50, p95 and p99 lines"),
                new ChartEntry("availability", "Roles of the nodes, outcomes and faults over one time axis"),
                new ChartEntry("percentiles", "Latency by percentile, for each operation"),
                new ChartEntry(
                        "space-time",
                        "Messages between nodes as arrows, one lane a node",
                        List.of(
                                Key.maybe("from", Quantities.DURATION, "Where the picture begins."),
                                Key.maybe("to", Quantities.DURATION, "Where the picture ends."))));
    }
}
