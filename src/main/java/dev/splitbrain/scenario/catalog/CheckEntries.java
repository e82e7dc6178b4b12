package dev.splitbrain.scenario.catalog;

import dev.splitbrain.check.AtMostOneValue;
import dev.splitbrain.check.AtomicCommit;
import dev.splitbrain.check.Availability;
import dev.splitbrain.check.Check;
import dev.splitbrain.check.Coverage;
import dev.splitbrain.check.Latency;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Limit.Comparison;
import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.check.Linearizable;
import dev.splitbrain.check.MessagesPerNode;
import dev.splitbrain.check.NoBlocking;
import dev.splitbrain.check.NoLostWrites;
import dev.splitbrain.check.Occurs;
import dev.splitbrain.check.OneLeaderPerTerm;
import dev.splitbrain.check.OnlyProposedValues;
import dev.splitbrain.check.RecoversWithin;
import dev.splitbrain.check.TermGrowth;
import dev.splitbrain.check.cost.CostCheck;
import dev.splitbrain.check.log.LogInvariants;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Limits;
import dev.splitbrain.scenario.terms.Names;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The checks. */
final class CheckEntries {
    private static final Key<Limit> SERVED = Key.required(
            "at-least", Limits.shape(Unit.SHARE, Comparison.AT_LEAST), "The share of operations that must end ok.");
    private static final Key<Limit> RECOVERY =
            Key.required("limit", Limits.shape(Unit.DURATION, Comparison.AT_MOST), "The longest wait that will do.");
    private static final Key<Long> DOUBT = Key.required(
            "longer-than", Quantities.PERIOD, "How long a participant may stay in doubt before that is blocking.");
    private static final Key<Limit> GROWTH =
            Key.required("max", Limits.shape(Unit.NUMBER, Comparison.AT_MOST), "By how much the term may grow.");
    private static final Key<Limit> REACHED = Key.required(
            "at-least", Limits.shape(Unit.SHARE, Comparison.AT_LEAST), "The share of nodes that must know.");
    private static final Key<Long> SPREADING =
            Key.required("within", Quantities.PERIOD, "How long after the first node knew.");
    private static final Key<Coverage.Of> OF = Key.optional(
            "of", Scalars.oneOf(Coverage.Of.class), Coverage.Of.LIVE_NODES, "live-nodes", "Which nodes are counted.");
    private static final Key<Limit> TRAFFIC =
            Key.required("limit", Limits.shape(Unit.NUMBER, Comparison.AT_MOST), "How many messages will do.");
    private static final Key<String> EVENT =
            Key.required("event", Names.event(), "What nodes tell of themselves, such as became-leader.");
    private static final Key<String> ON = Key.optional("on", Names.node(), "", "all", "The node that is meant.");
    private static final Key<Limit> TIMES = Key.optional(
            "times",
            Limits.shape(Unit.NUMBER, Comparison.EQUAL),
            Limit.atLeast(1, Unit.NUMBER),
            ">= 1",
            "How often it must happen.");
    private static final Key<Limit> COST =
            Key.required("each", Limits.shape(Unit.NUMBER, Comparison.EQUAL), "What an operation must cost.");
    private static final Key<CostCheck.Statistic> STATISTIC = Key.optional(
            "statistic",
            Scalars.oneOf(CostCheck.Statistic.class),
            CostCheck.Statistic.MEAN,
            "mean",
            "Of all operations the mean, or the one that cost least or most.");
    private static final Key<String> OPERATION =
            Key.optional("op", Names.operation(), "", "all", "The operation that is meant, such as write.");
    private static final Key<Optional<Limit>> P50 = percentile("p50", "The median.");
    private static final Key<Optional<Limit>> P95 = percentile("p95", "The 95th percentile.");
    private static final Key<Optional<Limit>> P99 = percentile("p99", "The 99th percentile.");
    private static final Key<Optional<Limit>> P999 = percentile("p999", "The 99.9th percentile.");
    private static final Key<Optional<Limit>> MAX = percentile("max", "The slowest.");
    private static final Key<Boolean> OUTSIDE_FAULTS = Key.optional(
            "outside-faults", Scalars.bool(), false, "false", "Whether operations that overlap a fault are left out.");

    private CheckEntries() {}

    static List<CheckEntry> all() {
        return List.of(
                CheckEntry.of(
                        "linearizable",
                        "All that clients saw can be put into one order that keeps real time",
                        Linearizable::new),
                CheckEntry.of(
                        "one-leader-per-term", "No two nodes lead in one term, ballot or view", OneLeaderPerTerm::new),
                CheckEntry.of(
                        "no-lost-writes",
                        "Every write that a client was told of is in the final log",
                        NoLostWrites::new),
                CheckEntry.of(
                        "log-invariants",
                        "The five guarantees of a replicated log, on every step (Raft paper, figure 3)",
                        LogInvariants::new),
                CheckEntry.of("at-most-one-value", "At most one value is chosen", AtMostOneValue::new),
                CheckEntry.of(
                        "only-proposed-values", "Only a value that was proposed is chosen", OnlyProposedValues::new),
                new CheckEntry(
                        "availability",
                        "The share of operations that ended ok",
                        List.of(SERVED),
                        values -> () -> new Availability(values.get(SERVED))),
                new CheckEntry(
                        "recovers-within",
                        "After each fault begins, a write succeeds within a time",
                        List.of(RECOVERY),
                        values -> () -> new RecoversWithin(values.get(RECOVERY))),
                CheckEntry.of(
                        "atomic-commit",
                        "Every transaction ends the same way at all nodes, and for its client",
                        AtomicCommit::new),
                new CheckEntry(
                        "no-blocking",
                        "No participant is in doubt about a transaction for longer than a time",
                        List.of(DOUBT),
                        values -> () -> new NoBlocking(values.get(DOUBT))),
                new CheckEntry(
                        "term-growth",
                        "How far terms grew after the first leader was chosen",
                        List.of(GROWTH),
                        values -> () -> new TermGrowth(values.get(GROWTH))),
                new CheckEntry(
                        "coverage",
                        "The share of nodes that know of news, a time after the first did",
                        List.of(REACHED, SPREADING, OF),
                        values -> () -> new Coverage(values.get(REACHED), values.get(SPREADING), values.get(OF))),
                new CheckEntry(
                        "messages-per-node",
                        "How many messages a node sends, on average over all nodes",
                        List.of(TRAFFIC),
                        values -> () -> new MessagesPerNode(values.get(TRAFFIC))),
                new CheckEntry(
                        "occurs",
                        "How often nodes told of an event; without a number, at least once",
                        List.of(EVENT, ON, TIMES),
                        values -> () -> new Occurs(values.get(EVENT), values.get(ON), values.get(TIMES))),
                cost(CostCheck.Figure.MESSAGES, "messages", "How many messages between nodes an operation costs"),
                cost(
                        CostCheck.Figure.MESSAGE_DELAYS,
                        "message-delays",
                        "How many messages between nodes follow each other before an operation can be answered"),
                cost(CostCheck.Figure.FORCED_WRITES, "forced-writes", "How many forced writes an operation costs"),
                new CheckEntry(
                        "latency",
                        "How long operations took that ended ok, from their intended start",
                        List.of(OPERATION, P50, P95, P99, P999, MAX, OUTSIDE_FAULTS),
                        CheckEntries::latency));
    }

    private static CheckEntry cost(CostCheck.Figure figure, String name, String description) {
        return new CheckEntry(
                name,
                description,
                List.of(COST, STATISTIC),
                values -> () -> new CostCheck(figure, values.get(COST), values.get(STATISTIC)));
    }

    private static Key<Optional<Limit>> percentile(String name, String doc) {
        return Key.maybe(name, Limits.shape(Unit.DURATION, Comparison.AT_MOST), doc);
    }

    private static Supplier<Check> latency(Values values) {
        Latency.Options options = new Latency.Options(
                values.get(OPERATION),
                values.get(P50).orElse(null),
                values.get(P95).orElse(null),
                values.get(P99).orElse(null),
                values.get(P999).orElse(null),
                values.get(MAX).orElse(null),
                values.get(OUTSIDE_FAULTS));
        if (options.limits().isEmpty()) {
            throw new IllegalArgumentException("the check says no limit: one of p50, p95, p99, p999, max");
        }
        return () -> new Latency(options);
    }
}
