package dev.splitbrain.scenario.catalog;

import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Scalars;
import java.util.List;

/** The charts. */
final class ChartEntries {
    private ChartEntries() {}

    static List<ChartEntry> all() {
        return List.of(
                new ChartEntry("latency", "Every operation over time by outcome, with p50, p95 and p99"),
                new ChartEntry("availability", "Who led when, who was down, and what the clients got"),
                new ChartEntry("percentiles", "Latency by percentile, for each operation"),
                new ChartEntry("cdf", "Share of operations within a latency"),
                new ChartEntry("throughput", "Operations per second by outcome"),
                new ChartEntry("terms", "Terms, ballots or views of the nodes, candidates and leaders"),
                new ChartEntry("heatmap", "Density of latencies over time"),
                new ChartEntry("messages", "Messages, bytes and forced writes by node and type"),
                new ChartEntry("messages-per-node", "How evenly nodes share the sending"),
                new ChartEntry("clocks", "Each node's clock against true time"),
                new ChartEntry("spread", "How many nodes are informed over time"),
                new ChartEntry("blocked-transactions", "Transactions in doubt over time"),
                new ChartEntry("staleness", "How old the values were that reads returned"),
                new ChartEntry("queues", "What waits at disks and on the network"),
                new ChartEntry("space-time", "Messages between nodes as arrows, one lane a node", spaceTime()));
    }

    private static List<Key<?>> spaceTime() {
        return List.of(
                Key.maybe("from", Quantities.DURATION, "Where the picture begins."),
                Key.maybe("to", Quantities.DURATION, "Where the picture ends."),
                Key.maybe(
                        "around",
                        Scalars.text("a moment such as fault 1"),
                        "Instead: a fault by its number, `fault 1`."),
                Key.maybe("before", Quantities.DURATION, "With around: how much before it is shown."),
                Key.maybe("after", Quantities.DURATION, "With around: how much after it is shown."),
                Key.maybe(
                        "show",
                        Lists.of(
                                Scalars.oneOf(List.of("messages", "values", "vector-clocks", "timers")),
                                "a list such as [values]"),
                        "What stands beside the arrows."));
    }
}
