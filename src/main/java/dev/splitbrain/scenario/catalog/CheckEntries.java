package dev.splitbrain.scenario.catalog;

import dev.splitbrain.check.AtMostOneValue;
import dev.splitbrain.check.AtomicCommit;
import dev.splitbrain.check.Availability;
import dev.splitbrain.check.Check;
import dev.splitbrain.check.ConvergesWithin;
import dev.splitbrain.check.Coverage;
import dev.splitbrain.check.EveryRequestEnds;
import dev.splitbrain.check.Latency;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Limit.Comparison;
import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.check.Linearizable;
import dev.splitbrain.check.MessagesPerNode;
import dev.splitbrain.check.NoBlocking;
import dev.splitbrain.check.NoLostWrites;
import dev.splitbrain.check.OneLeaderPerTerm;
import dev.splitbrain.check.OnlyProposedValues;
import dev.splitbrain.check.RecoversWithin;
import dev.splitbrain.check.SameOrder;
import dev.splitbrain.check.TermGrowth;
import dev.splitbrain.check.causal.AddWins;
import dev.splitbrain.check.causal.CausalDelivery;
import dev.splitbrain.check.causal.ClockCondition;
import dev.splitbrain.check.causal.ExternalConsistency;
import dev.splitbrain.check.causal.OperationOrder;
import dev.splitbrain.check.lock.MutualExclusion;
import dev.splitbrain.check.lock.NoStaleHolder;
import dev.splitbrain.check.log.LogInvariants;
import dev.splitbrain.check.log.ReplicasEqual;
import dev.splitbrain.check.membership.DetectsWithin;
import dev.splitbrain.check.membership.NoFalseDeaths;
import dev.splitbrain.check.membership.NoResurrection;
import dev.splitbrain.check.membership.ViewsAgree;
import dev.splitbrain.check.objects.CounterTotal;
import dev.splitbrain.check.session.SessionGuarantee;
import dev.splitbrain.check.session.SessionGuarantee.Guarantee;
import dev.splitbrain.check.session.StalenessCheck;
import dev.splitbrain.check.snapshot.ConsistentSnapshot;
import dev.splitbrain.check.snapshot.RecordedTotal;
import dev.splitbrain.check.snapshot.SnapshotsEnd;
import dev.splitbrain.check.versions.LostUpdates;
import dev.splitbrain.check.versions.Siblings;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Limits;
import dev.splitbrain.scenario.terms.Names;
import java.util.ArrayList;
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
    private static final Key<Limit> DETECTION =
            Key.required("limit", Limits.shape(Unit.DURATION, Comparison.AT_MOST), "How long it may take to find out.");
    private static final Key<DetectsWithin.By> BY = Key.optional(
            "by",
            Scalars.oneOf(DetectsWithin.By.class),
            DetectsWithin.By.ALL,
            "all",
            "Whether all live members must have found out, or the first.");
    private static final Key<Limit> FALSE_DEATHS = Key.optional(
            "limit",
            Limits.shape(Unit.NUMBER, Comparison.AT_MOST),
            Limit.atMost(0, Unit.NUMBER),
            "0",
            "How many will do.");
    private static final Key<Double> BELIEVED_BY = Key.optional(
            "believed-by",
            Quantities.SHARE,
            0.0,
            "0%",
            "Deaths count that more than this share of all nodes believed.");
    private static final Key<Limit> AGREEMENT = Key.required(
            "limit", Limits.shape(Unit.DURATION, Comparison.AT_MOST), "How long after calm a view may be wrong.");
    private static final Key<Limit> TRAFFIC =
            Key.required("limit", Limits.shape(Unit.NUMBER, Comparison.AT_MOST), "How many messages will do.");
    private static final Key<Limit> CALM =
            Key.required("limit", Limits.shape(Unit.DURATION, Comparison.AT_MOST), "The longest time that will do.");
    private static final Key<List<String>> TOGETHER = Key.required(
            "operations",
            Lists.of(Names.used("the id of an operation of the script", Names.STEP), "a list such as [a1, b1]")
                    .checked((names, node, reading) -> {
                        if (names.size() < 2) reading.problem(node, "it takes two operations to be concurrent", "");
                    }),
            "The operations, by their ids in the script.");
    private static final Key<List<OperationOrder.Pair>> ORDERED = Key.required(
            "pairs",
            Lists.of(
                    Lists.pair(
                            Names.used("the id of an operation of the script", Names.STEP),
                            "a pair such as [a1, c2]",
                            OperationOrder.Pair::new),
                    "a list of pairs such as [[a1, c2]]"),
            "The operations, by their ids in the script: the earlier first.");
    private static final Key<Optional<Limit>> AHEAD = Key.maybe(
            "ahead",
            Limits.shape(Unit.DURATION, Comparison.AT_MOST),
            "How far a time may be ahead of the wall clock of its node. Default: any.");
    private static final Key<Limit> SIDE_BY_SIDE =
            Key.required("count", Limits.shape(Unit.NUMBER, Comparison.EQUAL), "How many values it must be.");
    private static final Key<Optional<String>> READ = Key.maybe(
            "read",
            Names.used("the id of a read of the script", Names.STEP),
            "One read of the script, by its id. Default: whichever read returned most.");
    private static final Key<Limit> MISSED =
            Key.required("limit", Limits.shape(Unit.NUMBER, Comparison.AT_MOST), "How many will do.");
    private static final Key<Limit> UNSEEN =
            Key.required("limit", Limits.shape(Unit.DURATION, Comparison.AT_MOST), "The longest time that will do.");
    private static final Key<Double> OF_READS = Key.optional(
            "of", Quantities.SHARE.like("99.9%"), 1.0, "100%", "The share of reads that must keep the limit.");
    private static final Key<Limit> LOST =
            Key.required("share", Limits.shape(Unit.SHARE, Comparison.AT_MOST), "The share that will do.");
    private static final Key<String> OPERATION =
            Key.optional("op", Names.operation(), "", "all", "The operation that is meant, such as write.");
    private static final Key<Optional<Limit>> P50 = percentile("p50", "The median.");
    private static final Key<Optional<Limit>> P95 = percentile("p95", "The 95th percentile.");
    private static final Key<Optional<Limit>> P99 = percentile("p99", "The 99th percentile.");
    private static final Key<Optional<Limit>> P999 = percentile("p999", "The 99.9th percentile.");
    private static final Key<Optional<Limit>> MAX = percentile("max", "The slowest.");
    private static final Key<Boolean> OUTSIDE_FAULTS = Key.optional(
            "outside-faults", Scalars.bool(), false, "false", "Whether operations that overlap a fault are left out.");

    private static final Key<Long> ANSWERED = Key.required(
            "within",
            Quantities.PERIOD.like("5s"),
            "How long after the last fault every request must be answered again.");
    private static final Key<Long> EQUAL = Key.required(
            "within", Quantities.PERIOD.like("10s"), "How long a node may lack what another one has applied.");

    private static final Key<Long> TAKEN =
            Key.required("within", Quantities.PERIOD.like("500ms"), "How long a snapshot may take.");

    private CheckEntries() {}

    static List<CheckEntry> all() {
        List<CheckEntry> all = new ArrayList<>(plain());
        all.addAll(LeaderChecks.all());
        all.addAll(MachineChecks.all());
        all.addAll(HistoryEntries.all());
        for (Guarantee guarantee : Guarantee.values())
            all.add(CheckEntry.of(
                    guarantee.checkName(), guarantee.description(), () -> new SessionGuarantee(guarantee)));
        return List.copyOf(all);
    }

    private static List<CheckEntry> plain() {
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
                        "same-order",
                        "Commands of which one may change what the other sees are executed in the same order at all nodes",
                        SameOrder::new),
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
                new CheckEntry(
                        "every-request-ends",
                        "Some time after the last fault, every request of a client is answered",
                        List.of(ANSWERED),
                        values -> () -> new EveryRequestEnds(values.get(ANSWERED))),
                new CheckEntry(
                        "replicas-equal",
                        "Some time after the last fault, every node has applied what any has, and the same",
                        List.of(EQUAL),
                        values -> () -> new ReplicasEqual(values.get(EQUAL))),
                CheckEntry.of(
                        "atomic-commit",
                        "Every transaction ends the same way at all nodes, and for its client",
                        AtomicCommit::new),
                new CheckEntry(
                        "no-blocking",
                        "No participant is in doubt about a transaction for longer than a time",
                        List.of(DOUBT),
                        values -> () -> new NoBlocking(values.get(DOUBT))),
                CheckEntry.of(
                        "mutual-exclusion",
                        "No two nodes believe to hold the lock at the same time",
                        MutualExclusion::new),
                CheckEntry.of(
                        "no-stale-holder",
                        "Once the store has served a holder of the lock, it serves no earlier one",
                        NoStaleHolder::new),
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
                        "detects-within",
                        "Completeness: who crashes is declared dead within a time",
                        List.of(DETECTION, BY),
                        values -> () -> new DetectsWithin(values.get(DETECTION), values.get(BY))),
                new CheckEntry(
                        "no-false-deaths",
                        "Accuracy: nobody that was up all the time is declared dead",
                        List.of(FALSE_DEATHS, BELIEVED_BY),
                        values -> () -> new NoFalseDeaths(values.get(FALSE_DEATHS), values.get(BELIEVED_BY))),
                CheckEntry.of(
                        "no-resurrection",
                        "Who holds a member dead never takes the same one for alive again",
                        NoResurrection::new),
                new CheckEntry(
                        "views-agree",
                        "All members agree on who is in the group, a time after the last fault",
                        List.of(AGREEMENT),
                        values -> () -> new ViewsAgree(values.get(AGREEMENT))),
                new CheckEntry(
                        "messages-per-node",
                        "How many messages a node sends, on average over all nodes",
                        List.of(TRAFFIC),
                        values -> () -> new MessagesPerNode(values.get(TRAFFIC))),
                new CheckEntry(
                        "converges-within",
                        "How long after the last write and the last fault the replicas of each key agree",
                        List.of(CALM),
                        values -> () -> new ConvergesWithin(values.get(CALM))),
                new CheckEntry(
                        "concurrent",
                        "None of these operations of the script happened before another, in the trace and by their versions",
                        List.of(TOGETHER),
                        values -> () -> OperationOrder.concurrent(values.get(TOGETHER))),
                new CheckEntry(
                        "happens-before",
                        "Of each pair of operations of the script the first happened before the second, in the trace and by their versions",
                        List.of(ORDERED),
                        values -> () -> OperationOrder.before(values.get(ORDERED))),
                new CheckEntry(
                        "clock-condition",
                        "What happened before has the lesser time, for every pair of events; where clocks tell concurrency, also the other way round",
                        List.of(AHEAD),
                        values -> () -> new ClockCondition(values.get(AHEAD))),
                CheckEntry.of(
                        "external-consistency",
                        "What began after something else was over has a later time",
                        ExternalConsistency::new),
                CheckEntry.of(
                        "causal-delivery",
                        "Every node delivers a message after all that may have led to it",
                        CausalDelivery::new),
                CheckEntry.of(
                        "consistent-snapshot",
                        "Every complete snapshot is a state that the system could have been in, channels included",
                        ConsistentSnapshot::new),
                CheckEntry.of(
                        "recorded-total",
                        "Every complete snapshot shows as much money as the nodes began with",
                        RecordedTotal::new),
                new CheckEntry(
                        "snapshots-end",
                        "Every snapshot that began is complete within a time",
                        List.of(TAKEN),
                        values -> () -> new SnapshotsEnd(values.get(TAKEN))),
                new CheckEntry(
                        "siblings",
                        "How many values a read returned side by side",
                        List.of(SIDE_BY_SIDE, READ),
                        values -> () -> new Siblings(
                                values.get(SIDE_BY_SIDE), values.get(READ).orElse(""))),
                new CheckEntry(
                        "k-staleness",
                        "How many newer writes, over before it began, a read missed",
                        List.of(MISSED, OF_READS),
                        values -> () -> StalenessCheck.versions(values.get(MISSED), perMille(values))),
                new CheckEntry(
                        "t-visibility",
                        "For how long a newer write had been over that a read missed",
                        List.of(UNSEEN, OF_READS),
                        values -> () -> StalenessCheck.time(values.get(UNSEEN), perMille(values))),
                new CheckEntry(
                        "lost-updates",
                        "The share of acknowledged writes that vanished though no later writer had seen them",
                        List.of(LOST),
                        values -> () -> new LostUpdates(values.get(LOST))),
                CheckEntry.of(
                        "counter-total",
                        "Counters end as the sum of what was added: all that was acknowledged, none of it twice",
                        CounterTotal::new),
                CheckEntry.of(
                        "add-wins",
                        "Sets end with every element of which an addition was never observed by a removal, and without those removed",
                        AddWins::new),
                new CheckEntry(
                        "latency",
                        "How long operations took that ended ok, from their intended start",
                        List.of(OPERATION, P50, P95, P99, P999, MAX, OUTSIDE_FAULTS),
                        CheckEntries::latency));
    }

    private static int perMille(Values values) {
        return Math.max(1, (int) Math.round(values.get(OF_READS) * 1000));
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
