package dev.splitbrain.scenario.catalog;

import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.terms.Moments;
import dev.splitbrain.scenario.terms.Names;
import java.util.List;

/** The charts. */
final class ChartEntries {
    private static final Key<?> FROM = Key.maybe("from", Quantities.DURATION, "Where the picture begins.");
    private static final Key<?> TO = Key.maybe("to", Quantities.PERIOD.like("15.7s"), "Where the picture ends.");

    private ChartEntries() {}

    static List<ChartEntry> all() {
        return List.of(
                timed("latency", "Every operation over time by outcome, with p50, p95 and p99"),
                timed("availability", "Who led when, who was down, and what the clients got"),
                timed("percentiles", "Latency by percentile, for each operation"),
                timed("cdf", "Share of operations within a latency"),
                timed("throughput", "Operations per second by outcome"),
                timed("terms", "Terms, ballots or views of the nodes, candidates and leaders"),
                timed("heatmap", "Density of latencies over time"),
                new ChartEntry("messages", "Messages, bytes and forced writes by node and type"),
                new ChartEntry("messages-per-node", "How evenly nodes share the sending"),
                timed("clocks", "Each node's clock against true time"),
                timed("spread", "How many nodes are informed over time"),
                timed("members", "How many members each node holds over time"),
                timed("blocked-transactions", "Transactions in doubt over time"),
                timed("staleness", "How old the values were that reads returned"),
                timed("queues", "What waits at disks and on the network"),
                new ChartEntry("space-time", "Messages between nodes as arrows, one lane a node", spaceTime()));
    }

    /** A chart that can show a part of the run. */
    private static ChartEntry timed(String name, String description) {
        return new ChartEntry(name, description, List.of(FROM, TO));
    }

    private static List<Key<?>> spaceTime() {
        return List.of(
                FROM,
                TO,
                Key.maybe(
                        "around",
                        new Moments(),
                        "Instead: a fault by its number or id, `fault 1`, the first time that it begins; or a time."
                                + " Without a word of time: the whole run if it is short and has at most 200 messages, else around"
                                + " the first fault or else the first election, and of so many messages."),
                Key.maybe("before", Quantities.DURATION, "How much before that moment is shown: 50ms if not said."),
                Key.maybe("after", Quantities.PERIOD, "How much after it is shown: 200ms if not said."),
                Key.maybe(
                        "show",
                        Lists.of(
                                Scalars.oneOf(List.of(
                                        "values", "vector-clocks", "timers", "notes", "logs", "clients", "disks")),
                                "a list such as [values]"),
                        "What stands beside the arrows: timers and notes if not said."),
                Key.maybe(
                        "hide",
                        Lists.of(Names.message(), "types of messages such as [Heartbeat]"),
                        "Messages that are left out, by type."),
                Key.maybe(
                        "order",
                        Scalars.oneOf(List.of("as-named", "few-crossings")),
                        "Of the lanes: `few-crossings` so that arrows cross few lanes, for up to eight nodes."),
                Key.maybe(
                        "time",
                        Scalars.oneOf(List.of("linear", "by-event", "compressed")),
                        "`linear` as it was; `by-event` with equal room for each event; `compressed` with short silences."));
    }
}
