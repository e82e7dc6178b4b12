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
                new ChartEntry("cdf", "Share of operations within a latency, for each operation"),
                new ChartEntry("throughput", "Operations per second by outcome"),
                new ChartEntry("terms", "Terms, ballots or views of the nodes, candidates and leaders"),
                new ChartEntry("heatmap", "Density of latencies over time"),
                new ChartEntry("messages", "Messages, bytes and forced writes by node and type"),
                new ChartEntry("messages-per-node", "How evenly the nodes share the sending"),
                new ChartEntry("clocks", "Each node's clock against true time"),
                new ChartEntry("spread", "How many nodes are informed over time"),
                new ChartEntry("blocked-transactions", "Transactions in doubt over time"),
                new ChartEntry("staleness", "How old the values were that reads returned"),
                new ChartEntry("queues", "How much waits at disks and on the network"),
                new ChartEntry(
                        "space-time",
                        "Messages between nodes as arrows, one lane a node",
                        List.of(
                                Key.maybe("from", Quantities.DURATION, "Where the picture begins."),
                                Key.maybe("to", Quantities.DURATION, "Where the picture ends."))));
    }
}
