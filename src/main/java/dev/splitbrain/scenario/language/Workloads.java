package dev.splitbrain.scenario.language;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.terms.Distributions;
import dev.splitbrain.scenario.terms.KeyChoices;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.Phase;
import dev.splitbrain.workload.Retry;
import dev.splitbrain.workload.Routing;
import dev.splitbrain.workload.ScriptStep;
import dev.splitbrain.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code workload}: what clients ask, and when. */
final class Workloads {
    private static final Distribution SMALL_VALUES = Distribution.constant(8);
    private static final Mix NO_MIX = new Mix(Map.of());

    private static final Key<Clients.Plan> CLIENTS = Key.optional(
            "clients",
            Clients.SHAPE,
            Clients.numbered(10),
            "10",
            "How many clients there are, or their names, or how many by region.");
    static final Key<Keys> KEYS = Key.optional(
            "keys",
            KeyChoices.SHAPE,
            Keys.uniform(100),
            "{uniform: 100}",
            "How many keys there are, and how they are chosen.");
    static final Key<Mix> MIX = Key.optional(
            "mix",
            Lists.map(Names.operation(), Quantities.SHARE, "shares of operations such as {read: 50%, write: 50%}")
                    .checked(Workloads::notAllZero)
                    .map(Mix::new),
            NO_MIX,
            "all operations of the protocol's object alike, of a key-value store {read: 50%, write: 50%}",
            "Shares of operations by name; they need not add up to 100%.");
    private static final Key<List<String>> TURNS = Key.optional(
            "turns",
            Lists.of(Names.operation(), "a list of operations such as [write, read]"),
            List.of(),
            "none",
            "Instead of a mix: operations that each client does one after the other, over and over.");
    private static final Key<Long> TIMEOUT = Key.optional(
            "timeout",
            Quantities.PERIOD.like("1s"),
            1_000_000_000L,
            "1s",
            "After this time a client gives an operation up; its outcome is then unknown.");
    private static final Key<Optional<Retry>> RETRY = Key.maybe(
            "retry", Retries.SHAPE, "When a client without answer asks again, with the same request. Default: never.");
    private static final Key<Routing.Choice> SERVER = Key.optional(
            "server",
            Scalars.oneOf(Routing.Choice.class),
            Routing.Choice.STICKY,
            "sticky",
            "Which node a client asks: `sticky` stays with the one that answered, `random`, `round-robin`, `nearest` by region.");
    private static final Key<Boolean> REDIRECTS =
            Key.optional("redirects", Scalars.bool(), true, "true", "Whether a client goes where a rejection points.");

    private final Loads loads;
    private final Key<Distribution> valueSize;
    private final Key<List<ScriptStep>> script;
    private final Key<List<Phase>> phases;

    private Workloads(Catalog catalog, Distributions distributions) {
        loads = new Loads(distributions);
        valueSize = Key.optional(
                "value-size", distributions.size(), SMALL_VALUES, "8B", "How large the values are that clients write.");
        script = Key.optional("script", Scripts.shape(catalog), List.of(), "", "Single operations, one by one.");
        phases = Key.optional(
                "phases", Phases.shape(loads), List.of(), "", "Parts of the run with another load, mix or keys.");
    }

    static Shape<Workload> shape(Catalog catalog, Distributions distributions) {
        Workloads workloads = new Workloads(catalog, distributions);
        List<Key<?>> keys = new ArrayList<>(List.of(CLIENTS));
        keys.addAll(workloads.loads.keys());
        keys.addAll(List.of(KEYS, MIX, TURNS, workloads.valueSize, TIMEOUT, RETRY, SERVER, REDIRECTS));
        keys.addAll(List.of(workloads.phases, workloads.script, Special.TRANSACTIONS, Special.BROADCAST));
        return new ObjectShape<>("a workload", keys, Optional.empty(), workloads::workload);
    }

    /** The workload where a scenario says nothing: clients that ask nothing. */
    static Workload none() {
        return new Workload(List.of(), new Load.None(), NO_MIX, Keys.uniform(1), List.of(), 1, 0);
    }

    private Workload workload(Values values) {
        List<ScriptStep> steps = values.get(script);
        // Where a script is all there is, its clients are all there are.
        boolean onlyScript = load(values) instanceof Load.None && values.has(script) && !values.has(phases);
        Clients.Plan plan = onlyScript && !values.has(CLIENTS) ? Clients.numbered(0) : values.get(CLIENTS);
        Clients.Plan clients = plan.and(steps.stream().map(ScriptStep::client).toList());
        // Those of a script, and those that nobody counted, may be named in links and partitions too.
        clients.ids().forEach(client -> values.reading().declare(Names.CLIENT, client.name()));
        return new Workload(
                clients.ids(),
                clients.regions(),
                load(values),
                mix(values),
                values.get(KEYS),
                values.get(valueSize),
                steps,
                phases(values),
                values.get(TIMEOUT),
                values.get(RETRY).map(Retry::firstNanos).orElse(0L),
                values.get(RETRY),
                new Routing(values.get(SERVER), values.get(REDIRECTS)),
                values.get(Special.TRANSACTIONS).map(Special.Load::transactions),
                values.get(Special.BROADCAST));
    }

    private Load load(Values values) {
        if (values.has(Special.TRANSACTIONS)) return transactions(values);
        boolean special = List.of(script, phases, Special.BROADCAST).stream().anyMatch(values::has);
        return special && !loads.given(values) ? new Load.None() : loads.load(values);
    }

    private Load transactions(Values values) {
        for (Key<?> key : List.of(MIX, TURNS, KEYS)) {
            if (values.has(key)) values.problem(key, "`" + key.name() + "` says nothing of transactions", "");
        }
        Optional<Double> perSecond = values.get(Special.TRANSACTIONS).flatMap(Special.Load::perSecond);
        if (perSecond.isPresent() && loads.sayHowMany(values)) {
            values.problem(
                    Special.TRANSACTIONS,
                    "there are two rates, one of transactions and one of all",
                    "keep one of them");
        }
        return perSecond.isPresent() ? loads.load(values, perSecond.get()) : loads.load(values);
    }

    /** The phases, with what they do not say taken from the workload. */
    private List<Phase> phases(Values values) {
        Load own = load(values);
        Load ownLoad = own instanceof Load.None ? loads.load(values) : own;
        List<Phase> complete = new ArrayList<>();
        for (Phase phase : values.get(phases)) {
            complete.add(new Phase(
                    phase.name(),
                    phase.fromNanos(),
                    phase.untilNanos(),
                    phase.load() != null ? phase.load() : ownLoad,
                    phase.mix() == null ? mix(values) : phase.mix(),
                    phase.keys() == null ? values.get(KEYS) : phase.keys()));
        }
        return complete;
    }

    private static Mix mix(Values values) {
        if (values.has(MIX) && values.has(TURNS)) {
            values.problem(TURNS, "`turns` does not go with `mix`", "keep one of them");
        }
        if (!values.get(TURNS).isEmpty()) return Mix.inTurn(values.get(TURNS));
        if (values.has(MIX)) return values.get(MIX);
        List<String> operations = values.reading().names(Names.OPERATION);
        List<String> usual = List.of("read", "write");
        Map<String, Double> shares = new LinkedHashMap<>();
        for (String name : operations.containsAll(usual) ? usual : operations) shares.put(name, 1.0);
        return new Mix(shares);
    }

    private static void notAllZero(Map<String, Double> shares, YamlNode node, Reading reading) {
        double total = 0;
        for (double share : shares.values()) total += share;
        if (total == 0) reading.problem(node, "all shares of the mix are zero", "write {read: 50%, write: 50%}");
    }
}
