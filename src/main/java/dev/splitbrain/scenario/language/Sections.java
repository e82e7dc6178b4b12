package dev.splitbrain.scenario.language;

import dev.splitbrain.node.Doc;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.Claim;
import dev.splitbrain.scenario.Lesson;
import dev.splitbrain.scenario.WrongVariant;
import dev.splitbrain.scenario.bind.ByKind;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Settings;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ConfiguredProtocol;
import dev.splitbrain.scenario.catalog.PlannedChart;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.scenario.own.CodeLoader;
import dev.splitbrain.scenario.terms.Distributions;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.Claims;
import dev.splitbrain.world.ClockPlan;
import dev.splitbrain.world.CpuPlan;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.Place;
import dev.splitbrain.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The top-level keys of a scenario, in their reading order. Names are declared by a key before those that use them. */
public final class Sections {
    private static final int LONGEST_NAME = 200; // characters

    private static final Key<Integer> VERSION =
            Key.required("version", new Version(), "The version of the scenario language: 1.");
    private static final Key<String> NAME = Key.required(
            "name",
            Scalars.text("a name such as Raft leader crash").checked(Sections::fitsAbove),
            "The headline of summaries and charts.");
    private static final Key<String> DESCRIPTION = Key.optional(
            "description", Scalars.text("a text"), "", "", "What happens, and what to expect; for people.");
    private static final Key<Long> SEED = Key.optional(
            "seed",
            Scalars.whole(Long.MIN_VALUE, Long.MAX_VALUE),
            1L,
            "1",
            "Where all chance comes from: equal seeds give equal runs.");
    private static final Key<Long> DURATION = Key.required(
            "duration",
            Quantities.PERIOD.like("60s").checked((value, node, reading) -> reading.put(Facts.DURATION, value)),
            "How long the run is, in virtual time. No operation starts later; those that are open then are waited for.");
    private static final Key<List<String>> INCLUDE = Key.optional(
            "include",
            new ByKind<>(
                    "a file such as common.yaml, or a list of such",
                    Scalars.text("a file such as common.yaml").map(List::of),
                    Lists.of(Scalars.text("a file such as common.yaml"), "a list of files"),
                    null),
            List.of(),
            "none",
            "Files beside this one: what this one does not say comes from them. Maps are merged key by key.");
    private static final Key<UnaryOperator<Claims>> SURVIVES = Key.optional(
            "survives",
            ClaimKeys.SHAPE,
            claims -> claims,
            "those of the protocol",
            "What the protocol claims to survive; chaos asks no more.");
    private static final Key<Optional<World.Stop>> STOP =
            Key.maybe("stop", Ends.STOP, "An event that ends the run before its time.");
    private static final Key<List<NodePlan>> NODES = Key.required(
            "nodes",
            Nodes.SHAPE.checked((nodes, node, reading) -> reading.put(Facts.NODES, new Facts.Planned(nodes))),
            "The nodes: a number, names, or names by role.");
    private static final Key<Map<String, Place>> REGIONS = Key.optional(
            "regions",
            Regions.SHAPE,
            Map.of(),
            "none",
            "Where nodes stand: the nodes of each region, or its zones, or their racks.");
    private static final Key<Optional<Long>> HEAL = Key.maybe(
            "heal",
            Ends.HEAL,
            "When all faults end and no more begin. With chaos the default is three quarters of the run.");
    private static final Key<Double> RECORD =
            Key.optional("record", Recordings.SHAPE, 1.0, "all", "What is kept for the replay page.");
    private static final Key<Lesson> LESSON = Key.optional(
            "lesson",
            Lessons.SHAPE,
            Lesson.NONE,
            "what the run tells and asks by itself",
            "The chapters and the questions of the replay page.");
    private static final Key<List<Claim>> CLAIMS = Key.optional(
            "claims",
            StatedClaims.SHAPE,
            List.of(),
            "none",
            "What many runs must have in common, such as the median of a figure; sweeps judge them.");
    private static final Key<List<WrongVariant>> WRONG = Key.optional(
            "wrong",
            WrongVariants.SHAPE,
            List.of(),
            "none",
            "Mistakes, each as settings, for which a claim must fail; a claim that holds for all of them checks nothing.");
    private static final Key<Optional<SweepPlan>> SWEEP =
            Key.maybe("sweep", Sweeps.SHAPE, "Many runs of this scenario: which seeds, and which settings vary.");

    private final Settings settings;
    private final Key<ConfiguredProtocol> protocol;
    private final Key<Networks.Plan> network;
    private final Key<Function<NodePlan, ClockPlan>> clocks;
    private final Key<Disks.Plan> disks;
    private final Key<Function<NodePlan, CpuPlan>> cpu;
    private final Key<Workload> workload;
    private final Key<FaultPlan> faults;
    private final Key<List<PlannedCheck>> checks;
    private final Key<List<PlannedChart>> charts;

    /** The sections, where scenarios may name what is in the catalog. */
    public Sections(Catalog catalog) {
        Distributions distributions = new Distributions(catalog.distributions());
        settings = new Settings(
                Map.of(Distribution.class, distributions.delay()),
                Map.of(Doc.Meaning.NODE, Names.node(), Doc.Meaning.MOMENT, Ends.BEFORE),
                Sections::words);
        protocol = Key.required(
                "protocol", Protocols.shape(catalog, settings), "The protocol that the nodes run, and its options.");
        network = Key.optional(
                "network",
                Networks.shape(distributions),
                Networks.Plan.STANDARD,
                "1ms each way",
                "How messages travel.");
        clocks = Key.optional(
                "clocks", Clocks.shape(distributions), node -> ClockPlan.PERFECT, "perfect", "How wrong clocks are.");
        disks = Key.optional(
                "disks",
                Disks.shape(distributions),
                Disks.Plan.STANDARD,
                "1ms a forced write",
                "How long writes take, and what may happen to them.");
        cpu = Key.optional(
                "cpu",
                Cpus.shape(distributions),
                node -> CpuPlan.INSTANT,
                "no time",
                "How long nodes work on what they handle.");
        workload = Key.optional(
                "workload",
                Workloads.shape(catalog, distributions),
                Workloads.none(),
                "no clients",
                "What clients ask, and when.");
        faults = Key.optional(
                "faults",
                FaultPlan.shape(catalog, distributions),
                FaultPlan.NONE,
                "none",
                "What goes wrong, and when: a list, or chaos.");
        checks = Key.optional("checks", Checks.shape(catalog.checks()), List.of(), "none", "What the run must fulfil.");
        charts = Key.optional("charts", Charts.shape(catalog.charts()), List.of(), "none", "What to draw.");
    }

    private static Optional<String> words(Object value) {
        return value instanceof Distribution delay ? Optional.of(Distributions.text(delay)) : Optional.empty();
    }

    /** All of them. */
    public List<Key<?>> keys() {
        return List.of(
                VERSION,
                INCLUDE,
                NAME,
                DESCRIPTION,
                SEED,
                DURATION,
                protocol,
                SURVIVES,
                STOP,
                NODES,
                REGIONS,
                network,
                clocks,
                disks,
                cpu,
                workload,
                faults,
                HEAL,
                checks,
                RECORD,
                charts,
                LESSON,
                CLAIMS,
                WRONG,
                SWEEP);
    }

    /** The options of a protocol. */
    public <S> List<Key<?>> options(ProtocolEntry<S> entry) {
        return settings.shape(entry.name(), entry.settingsRecord(), entry.defaults())
                .keys();
    }

    /** The distributions that a delay may have, for reference tables. */
    public static List<Shape.Part> distributionForms(Catalog catalog) {
        return new Distributions(catalog.distributions()).forms();
    }

    /** The shape of a whole scenario; {@code make} is given what it says. */
    public <T> ObjectShape<T> shape(Function<Said, T> make) {
        return new ObjectShape<>("a scenario", keys(), Optional.empty(), values -> make.apply(new Said(values)));
    }

    /** Begins a reading of this tree, whose code is loaded so. */
    public static void begin(YamlNode tree, Reading reading, CodeLoader code) {
        reading.put(Facts.TREE, tree);
        reading.put(Facts.CODE, code);
    }

    /** The settings that vary in the sweep, by path, with their values; as far as they could be read. */
    public static Map<String, List<YamlNode>> variations(Reading reading) {
        return reading.get(Facts.VARIATIONS).map(Facts.Variations::byPath).orElse(Map.of());
    }

    /** A longer one fits above no chart. */
    private static void fitsAbove(String name, YamlNode node, Reading reading) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST_NAME) return;
        reading.problem(
                node,
                "a name has at most " + LONGEST_NAME + " characters, this has " + length,
                "say the rest in the `description`");
    }

    /** What a scenario says. */
    public final class Said {
        private final Values values;

        private Said(Values values) {
            this.values = values;
        }

        public String name() {
            return values.get(NAME);
        }

        public String description() {
            return values.get(DESCRIPTION);
        }

        public long seed() {
            return values.get(SEED);
        }

        public ConfiguredProtocol protocol() {
            return values.get(protocol);
        }

        public Claims claims() {
            return values.get(SURVIVES).apply(protocol().claims());
        }

        public Workload workload() {
            return values.get(workload);
        }

        public List<PlannedCheck> checks() {
            List<PlannedCheck> said = values.get(checks);
            return values.get(faults).liveness()
                    ? Liveness.demanded(said, world(), workload(), values.reading())
                    : said;
        }

        public List<PlannedChart> charts() {
            return values.get(charts);
        }

        public double recordedMessages() {
            return values.get(RECORD);
        }

        public Lesson lesson() {
            return values.get(LESSON);
        }

        public List<Claim> statedClaims() {
            return values.get(CLAIMS);
        }

        public List<WrongVariant> wrong() {
            return values.get(WRONG);
        }

        public Optional<SweepPlan> sweep() {
            return values.get(SWEEP);
        }

        public World world() {
            return new Worlds(values.get(REGIONS), values.get(network), workload())
                    .world(
                            values.get(DURATION),
                            values.get(NODES).stream().map(this::complete).toList(),
                            values.get(disks).fsyncNanos(),
                            values.get(faults),
                            claims(),
                            values.get(HEAL),
                            values.get(STOP));
        }

        private NodePlan complete(NodePlan node) {
            NodePlan placed = node.at(values.get(REGIONS).getOrDefault(node.id().name(), Place.NOWHERE));
            return placed.with(values.get(clocks).apply(placed))
                    .with(values.get(disks).byNode().apply(placed))
                    .with(values.get(cpu).apply(placed));
        }
    }
}
