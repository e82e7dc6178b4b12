package dev.splitbrain.scenario.language;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.scenario.bind.Choice;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.workload.ZipfKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code workload}: what clients ask, and when. */
final class Workloads {
    private static final int MOST_KEYS = 10_000_000;
    private static final Map<String, Double> STANDARD_MIX = Map.of("read", 0.5, "write", 0.5);

    private static final Key<Integer> CLIENTS =
            Key.optional("clients", Scalars.whole(1, 1_000_000), 10, "10", "How many clients there are.");
    private static final Key<Double> RATE = Key.optional(
            "rate",
            Quantities.RATE,
            100.0,
            "100/s",
            "Operations that all clients together start a second, whatever becomes of earlier ones.");
    private static final Key<Keys> KEYS = Key.optional(
            "keys", keys(), Keys.uniform(100), "{uniform: 100}", "How many keys there are, and how they are chosen.");
    private static final Key<Mix> MIX = Key.optional(
            "mix",
            Lists.byName(Quantities.SHARE, "shares of operations such as {read: 50%, write: 50%}")
                    .checked(Workloads::checkOperations)
                    .map(Mix::new),
            new Mix(STANDARD_MIX),
            "{read: 50%, write: 50%}",
            "Shares of operations by name; they need not add up to 100%.");
    private static final Key<Long> TIMEOUT = Key.optional(
            "timeout",
            Quantities.PERIOD,
            1_000_000_000L,
            "1s",
            "After this time a client gives an operation up; its outcome is then unknown.");
    private static final Key<Long> ATTEMPT = Key.optional(
            "attempt",
            Quantities.PERIOD,
            0L,
            "never",
            "After this time without an answer a client asks another node, with the same request.");

    static final Shape<Workload> SHAPE =
            ObjectShape.of("a workload", Workloads::workload, CLIENTS, RATE, KEYS, MIX, TIMEOUT, ATTEMPT);

    private Workloads() {}

    /** The workload where a scenario says nothing: clients that ask nothing. */
    static Workload none() {
        return new Workload(List.of(), new Load.None(), new Mix(STANDARD_MIX), Keys.uniform(1), List.of(), 1, 0);
    }

    private static Workload workload(Values values) {
        double rate = values.get(RATE);
        return new Workload(
                clients(values.get(CLIENTS)),
                rate == 0 ? new Load.None() : new Load.Open(rate, false),
                values.get(MIX),
                values.get(KEYS),
                List.of(),
                values.get(TIMEOUT),
                values.get(ATTEMPT));
    }

    private static List<ClientId> clients(int count) {
        List<ClientId> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) clients.add(new ClientId(i, "client" + (i + 1)));
        return clients;
    }

    private static Shape<Keys> keys() {
        Shape<Integer> count = Scalars.whole(1, MOST_KEYS);
        Key<Integer> keys = Key.required("count", count, "How many keys there are.");
        Key<Double> exponent = Key.optional(
                "exponent", Scalars.number(0, 10), 0.99, "0.99", "How uneven: the kth key has weight 1/k^exponent.");
        return new Choice<>(
                "key distribution",
                List.of(
                        new Choice.Option<>("uniform", "All keys equally often", count.map(Keys::uniform)),
                        new Choice.Option<>(
                                "zipf",
                                "A few keys are used most, as in Zipf's law",
                                ObjectShape.of(
                                                "a Zipf distribution",
                                                values -> (Keys) new ZipfKeys(values.get(keys), values.get(exponent)),
                                                keys,
                                                exponent)
                                        .shorthand(keys))));
    }

    private static void checkOperations(Map<String, Double> shares, YamlNode node, Reading reading) {
        double total = 0;
        for (double share : shares.values()) total += share;
        if (total == 0) reading.problem(node, "all shares of the mix are zero", "write {read: 50%, write: 50%}");
        if (!(node instanceof YamlNode.Mapping map)) return;
        for (YamlNode.Entry entry : map.entries()) reading.mention(entry.key(), entry.name(), Names.OPERATION);
    }
}
