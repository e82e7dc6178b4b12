package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.ByKind;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.measure.Measure;
import dev.splitbrain.scenario.terms.MeasureNames;
import dev.splitbrain.scenario.yaml.TreePath;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code sweep}: the seeds, and the settings that vary. */
final class Sweeps {
    private static final int MOST_SEEDS = 1_000_000;
    private static final int MOST_VALUES = 1_000; // of one setting

    private static final Key<List<Long>> SEEDS = Key.optional(
            "seeds",
            new ByKind<>(
                    "seeds such as 1..20 or [1, 2, 3]",
                    new Range(),
                    Lists.of(Scalars.whole(Long.MIN_VALUE, Long.MAX_VALUE), "a list of seeds"),
                    null),
            List.of(),
            "the scenario's",
            "The seeds: a range, or a list.");
    private static final Key<Map<String, List<YamlNode>>> VARY = Key.optional(
            "vary",
            new Vary(),
            Map.of(),
            "nothing",
            "Settings by their dotted paths, each with the values that it takes; the paths must be in the scenario.");

    private static final Key<List<Map<String, YamlNode>>> SETTINGS = Key.optional(
            "settings",
            Lists.of(new Paths(), "a list of settings such as {network.loss: 5%, nodes: 3}"),
            List.of(),
            "none",
            "Combinations of settings, one by one, where not every combination is meant.");
    private static final Key<Optional<SettingSample>> SAMPLE =
            Key.maybe("sample", SettingSamples.SHAPE, "Combinations of settings by chance, each between two values.");
    private static final Key<List<Measure>> MEASURES = Key.optional(
            "measures",
            Lists.of(MeasureNames.SHAPE, "a list of measures"),
            List.of(),
            "none",
            "What is gathered of each run besides what sweeps always gather.");

    static final Shape<SweepPlan> SHAPE = ObjectShape.of(
            "a sweep",
            values -> new SweepPlan(
                    values.get(SEEDS),
                    values.get(VARY),
                    values.get(SETTINGS),
                    values.get(SAMPLE),
                    values.get(MEASURES)),
            SEEDS,
            VARY,
            SETTINGS,
            SAMPLE,
            MEASURES);

    private Sweeps() {}

    private record Range() implements Shape<List<Long>> {
        @Override
        public String words() {
            return "seeds such as 1..20";
        }

        @Override
        public String example() {
            return "1..20";
        }

        @Override
        public Optional<List<Long>> bind(YamlNode node, Reading reading) {
            String text = ((YamlNode.Scalar) node).text().strip();
            if (!text.matches("[0-9]{1,18}(\\.\\.[0-9]{1,18})?")) return mismatch(node, reading);
            String[] ends = text.split("\\.\\.");
            long first = Long.parseLong(ends[0]);
            long last = Long.parseLong(ends[ends.length - 1]);
            if (last < first) return wrong(node, "the range ends before it begins", "write 1..20", reading);
            if (last - first >= MOST_SEEDS) {
                return wrong(node, "more than " + MOST_SEEDS + " seeds", "a sweep of 20 seeds says a lot", reading);
            }
            List<Long> seeds = new ArrayList<>();
            for (long seed = first; seed <= last; seed++) seeds.add(seed);
            return Optional.of(seeds);
        }

        private static Optional<List<Long>> wrong(YamlNode node, String message, String hint, Reading reading) {
            reading.problem(node, message, hint);
            return Optional.empty();
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return SchemaDefinitions.object("type", List.of("string", "integer"), "examples", List.of("1..20"));
        }
    }

    private record Vary() implements Shape<Map<String, List<YamlNode>>> {
        @Override
        public String words() {
            return "settings such as {network.loss: [0%, 5%]}";
        }

        @Override
        public String example() {
            return "{network.loss: [0%, 5%]}";
        }

        @Override
        public Optional<Map<String, List<YamlNode>>> bind(YamlNode node, Reading reading) {
            if (!(node instanceof YamlNode.Mapping map)) return mismatch(node, reading);
            Map<String, List<YamlNode>> vary = new LinkedHashMap<>();
            for (YamlNode.Entry entry : map.entries()) {
                known(entry, reading);
                if (entry.value() instanceof YamlNode.Sequence list
                        && !list.items().isEmpty()
                        && list.items().size() <= MOST_VALUES) {
                    vary.put(entry.name(), list.items());
                } else if (entry.value() instanceof YamlNode.Sequence list
                        && list.items().size() > MOST_VALUES) {
                    reading.problem(entry.value(), "more than " + MOST_VALUES + " values of one setting", "");
                } else {
                    reading.problem(
                            entry.value(),
                            "expected the values that it takes, got "
                                    + entry.value().what(),
                            "write a list: [" + entry.value().flow() + "]");
                }
            }
            reading.put(Facts.VARIATIONS, new Facts.Variations(vary));
            return vary.size() == map.entries().size() ? Optional.of(vary) : Optional.empty();
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return SchemaDefinitions.object(
                    "type", "object", "additionalProperties", SchemaDefinitions.object("type", "array", "minItems", 1));
        }
    }

    /** One combination: a value by each path. */
    record Paths() implements Shape<Map<String, YamlNode>> {
        @Override
        public String words() {
            return "settings such as {network.loss: 5%, nodes: 3}";
        }

        @Override
        public String example() {
            return "{network.loss: 5%, nodes: 3}";
        }

        @Override
        public Optional<Map<String, YamlNode>> bind(YamlNode node, Reading reading) {
            if (!(node instanceof YamlNode.Mapping map)) return mismatch(node, reading);
            Map<String, YamlNode> values = new LinkedHashMap<>();
            for (YamlNode.Entry entry : map.entries()) {
                known(entry, reading);
                values.put(entry.name(), entry.value());
            }
            return Optional.of(values);
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return SchemaDefinitions.object("type", "object");
        }
    }

    /** Reports a path that is not in the scenario. */
    static void known(YamlNode.Entry entry, Reading reading) {
        YamlNode tree = reading.get(Facts.TREE).orElseThrow();
        TreePath path = TreePath.of(entry.name(), entry.key().mark());
        if (path.find(tree).isEmpty()) path.missing(tree, entry.key().mark(), reading.problems());
    }
}
