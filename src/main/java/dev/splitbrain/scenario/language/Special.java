package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.workload.Broadcast;
import dev.splitbrain.workload.Transactions;
import dev.splitbrain.world.NodePlan;
import java.util.Optional;

/** Workloads of protocols that serve no single object: transactions for commit protocols, broadcasts for gossip. */
final class Special {
    private static final Key<Optional<Double>> RATE = Key.maybe(
            "rate",
            Quantities.RATE.like("20/s"),
            "Transactions that all clients together start a second. Default: as the workload says of operations.");
    private static final Key<Integer> PARTICIPANTS = Key.optional(
            "participants", Scalars.whole(1, 1_000_000), 2, "2", "How many participants each transaction has.");
    private static final Key<Double> CONFLICT = Key.optional(
            "conflict",
            Quantities.SHARE,
            0.0,
            "0%",
            "Share of transactions that all meet at the same key of each participant.");
    private static final Key<Integer> KEYS =
            Key.optional("keys", Scalars.whole(2, 1_000_000), 1000, "1000", "How many keys each participant holds.");
    private static final Key<Double> WRITES = Key.optional(
            "writes",
            Quantities.SHARE,
            1.0,
            "100%",
            "The share of the keys it reads that a transaction writes too; one at least.");

    static final Key<Optional<Load>> TRANSACTIONS = Key.maybe(
            "transactions",
            ObjectShape.of("transactions", Special::transactions, RATE, PARTICIPANTS, CONFLICT, KEYS, WRITES),
            "Operations over several participants, for commit protocols.");

    private static final Key<Long> AT =
            Key.optional("at", Quantities.DURATION.like("1s"), 0L, "0s", "When the node is given the messages.");
    private static final Key<String> FROM = Key.required("from", Names.node(), "The node that begins.");
    private static final Key<Integer> MESSAGES =
            Key.optional("messages", Scalars.whole(1, 1_000_000), 1, "1", "How many messages it is given.");

    static final Key<Optional<Broadcast>> BROADCAST = Key.maybe(
            "broadcast",
            ObjectShape.of("a broadcast", Special::broadcast, AT, FROM, MESSAGES),
            "Messages that one node is given to spread, for gossip protocols.");

    /**
     * Transactions.
     *
     * @param perSecond where they have a rate of their own
     */
    record Load(Optional<Double> perSecond, Transactions transactions) {}

    private Special() {}

    private static Load transactions(Values values) {
        Reading reading = values.reading();
        YamlNode at = values.node(PARTICIPANTS);
        int participants = values.get(PARTICIPANTS);
        reading.later(() -> reading.get(Facts.NODES)
                .map(planned -> NodePlan.stores(planned.nodes()))
                .filter(stores -> participants > stores)
                .ifPresent(stores -> reading.problem(
                        at, "a transaction cannot have " + participants + " participants", "there are " + stores)));
        Transactions drawn = new Transactions(participants, values.get(CONFLICT), values.get(KEYS), values.get(WRITES));
        return new Load(values.get(RATE), drawn);
    }

    private static Broadcast broadcast(Values values) {
        values.reading()
                .get(Facts.DURATION)
                .filter(end -> values.get(AT) >= end)
                .ifPresent(end -> values.problem(AT, "the broadcast is after the end of the run", ""));
        return new Broadcast(values.get(AT), values.get(FROM), values.get(MESSAGES));
    }
}
