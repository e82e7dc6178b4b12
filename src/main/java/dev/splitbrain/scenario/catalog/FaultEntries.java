package dev.splitbrain.scenario.catalog;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.ByKind;
import dev.splitbrain.scenario.bind.Choice;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Distributions;
import dev.splitbrain.scenario.terms.LinkSelectors;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.scenario.terms.Selectors;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.LinkSelector;
import dev.splitbrain.world.Selector;
import java.util.List;
import java.util.Optional;

/** The actions of faults on nodes and on links. */
final class FaultEntries {
    static final Key<Selector> NODES = Key.required("nodes", Selectors.SHAPE, "The nodes that are meant.");
    private static final Key<LinkSelector> LINKS = Key.optional(
            "links", LinkSelectors.SHAPE, new LinkSelector.Of(new Selector.All()), "all", "The links that are meant.");
    private static final Key<Selector> FROM = Key.required("from", Selectors.WITH_CLIENTS, "The senders.");
    private static final Key<Selector> TO = Key.required("to", Selectors.WITH_CLIENTS, "The receivers.");
    static final Key<Double> TIMES =
            Key.optional("times", Scalars.number(1, 1e6), 1.0, "1", "How many times as long everything takes.");
    private static final Key<Double> SHARE =
            Key.optional("share", Quantities.SHARE, 1.0, "100%", "The share of messages that it hits.");
    private static final Key<List<String>> MESSAGES = Key.optional(
            "messages",
            Lists.of(Names.message(), "types of messages"),
            List.of(),
            "all",
            "Only messages of these types.");
    private static final Shape<FaultAction> BLOCK =
            ObjectShape.of("a block", values -> new FaultAction.Block(values.get(FROM), values.get(TO)), FROM, TO);

    private final Key<Optional<Distribution>> by;
    private final Key<Distribution> down;
    private final Key<Distribution> up;

    private FaultEntries(Distributions distributions) {
        by = Key.maybe("by", distributions.delay(), "How much longer everything takes.");
        down = Key.required("down", distributions.delay(), "How long they are down each time.");
        up = Key.required("up", distributions.delay(), "How long they are up each time.");
    }

    static List<FaultEntry> all(Distributions distributions) {
        FaultEntries entries = new FaultEntries(distributions);
        List<FaultEntry> all = new java.util.ArrayList<>(entries.nodes());
        all.addAll(entries.links());
        all.addAll(MessageFaults.all());
        all.addAll(new MachineFaults(distributions).all());
        return all;
    }

    private List<FaultEntry> nodes() {
        return List.of(
                new FaultEntry(
                        "crash",
                        "Nodes lose their volatile state and unforced writes; at the end they restart from their disks",
                        Selectors.SHAPE.map(FaultAction.Crash::new)),
                new FaultEntry(
                        "restart",
                        "Nodes crash and start again at once",
                        Selectors.SHAPE.map(FaultAction.Restart::new)),
                new FaultEntry(
                        "crash-loop",
                        "Nodes crash and start again, again and again",
                        ObjectShape.of(
                                "a crash loop",
                                values ->
                                        new FaultAction.CrashLoop(values.get(NODES), values.get(down), values.get(up)),
                                NODES,
                                down,
                                up)),
                new FaultEntry(
                        "pause",
                        "Nodes do nothing, as in a long garbage collection; messages and timers wait",
                        Selectors.SHAPE.map(FaultAction.Pause::new)),
                new FaultEntry("cpu", "Nodes are slow", ObjectShape.of("a slow cpu", this::cpu, NODES, TIMES, by)));
    }

    private FaultAction cpu(Values values) {
        slower(values);
        Reading reading = values.reading();
        if (!values.has(by)) {
            reading.later(() -> {
                if (reading.isDeclared(Names.SECTION, "cpu")) return;
                String words = "nodes need no time for their messages, and "
                        + values.node(TIMES).what() + " times nothing is nothing";
                reading.problem(values.node(TIMES), words, "write `by: 1ms`, or say in `cpu` how long a message takes");
            });
        }
        return new FaultAction.Cpu(values.get(NODES), values.get(TIMES), values.get(by));
    }

    private FaultAction slow(Values values) {
        slower(values);
        return new FaultAction.Slow(values.get(LINKS), values.get(TIMES), values.get(by));
    }

    private void slower(Values values) {
        if (!values.has(TIMES) && !values.has(by)) {
            throw new IllegalArgumentException("how slow? write `times: 10` or `by: 100ms`");
        }
    }

    private List<FaultEntry> links() {
        return List.of(
                new FaultEntry(
                        "partition",
                        "Only nodes of one group reach each other; clients reach everybody unless a group means them",
                        partition()),
                new FaultEntry("block", "Nothing gets from some nodes to others; the other way works", BLOCK),
                new FaultEntry(
                        "hold",
                        "Messages wait and arrive in order when the fault ends",
                        LinkSelectors.SHAPE.map(FaultAction.Hold::new)),
                new FaultEntry(
                        "slow", "Messages need longer", ObjectShape.of("slow links", this::slow, LINKS, TIMES, by)),
                new FaultEntry("drop", "Messages vanish", weather(FaultAction.Drop::new)),
                new FaultEntry("duplicate", "Messages arrive twice", weather(FaultAction.Duplicate::new)),
                new FaultEntry(
                        "corrupt",
                        "Messages arrive damaged, and the receiver detects it",
                        weather(FaultAction.Corrupt::new)));
    }

    @FunctionalInterface
    private interface Weather {
        FaultAction of(LinkSelector links, double share, List<String> messages);
    }

    private static Shape<FaultAction> weather(Weather weather) {
        return ObjectShape.of(
                        "messages",
                        values -> weather.of(values.get(LINKS), values.get(SHARE), values.get(MESSAGES)),
                        SHARE,
                        LINKS,
                        MESSAGES)
                .shorthand(SHARE)
                .map(action -> action);
    }

    /** Groups, or one of the shapes that tests of distributed systems know. */
    private static Shape<FaultAction> partition() {
        Selector rest = new Selector.Rest();
        Shape<FaultAction> groups = Lists.filled(Selectors.WITH_CLIENTS, "groups of nodes such as [[n1, n2], rest]")
                .map(FaultAction.Partition::new);
        Choice<FaultAction> shapes = new Choice<>(
                "partition",
                List.of(
                        new Choice.Option<>(
                                "halves",
                                "Two halves, by chance; of an odd number one is a majority",
                                ObjectShape.of(
                                        "halves",
                                        values -> new FaultAction.Partition(List.of(new Selector.Half(), rest)))),
                        new Choice.Option<>(
                                "ring",
                                "Every node reaches a majority, and no two the same one",
                                ObjectShape.of("a ring", values -> new FaultAction.Ring())),
                        new Choice.Option<>(
                                "isolate",
                                "These nodes, and all others",
                                Selectors.WITH_CLIENTS.map(nodes -> new FaultAction.Partition(List.of(nodes, rest)))),
                        new Choice.Option<>(
                                "bridge",
                                "Two halves that reach each other only through these nodes",
                                Selectors.SHAPE.map(FaultAction.Bridge::new)),
                        new Choice.Option<>(
                                "regions",
                                "Each of these regions for itself, and all others",
                                Lists.filled(
                                                Names.used("a region", Names.REGION, Names.ZONE, Names.RACK),
                                                "regions such as [eu, us]")
                                        .map(FaultEntries::regions))));
        return new ByKind<>(
                "groups of nodes such as [[n1, n2], rest], halves, ring, {isolate: leader} or {bridge: n3}",
                shapes,
                groups,
                shapes);
    }

    private static FaultAction regions(List<String> names) {
        List<Selector> groups = new java.util.ArrayList<>();
        for (String name : names) groups.add(new Selector.Region(name));
        groups.add(new Selector.Rest());
        return new FaultAction.Partition(groups);
    }
}
