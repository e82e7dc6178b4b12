package dev.splitbrain.scenario.language;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.scenario.terms.RoundTripPreset;
import dev.splitbrain.scenario.yaml.Suggestion;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.world.LinkPatch;
import dev.splitbrain.world.LinkRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code network.round-trips}: a matrix {@code {eu: {us: 90ms}}}, or a CSV file with the same: a header of names, a row each;
 * or a preset, which is such a file that comes with the program.
 */
final class RoundTrips {
    private static final Shape<String> PLACE =
            Names.used("a region, zone or rack", Names.REGION, Names.ZONE, Names.RACK);
    private static final Shape<Map<String, Map<String, Long>>> MATRIX = Lists.map(
            PLACE,
            Lists.map(PLACE, Quantities.DURATION.like("90ms"), "round trips such as {us: 90ms}"),
            "round trips such as {eu: {us: 90ms, ap: 180ms}, us: {ap: 150ms}}");

    /** A rule for each pair. */
    static final Shape<List<LinkRule>> SHAPE = new RoundTripsShape();

    private RoundTrips() {}

    private record RoundTripsShape() implements Shape<List<LinkRule>> {
        @Override
        public String words() {
            return MATRIX.words() + ", a preset (" + String.join(", ", RoundTripPreset.names())
                    + "), or the name of a CSV file";
        }

        @Override
        public String example() {
            return "{eu: {us: 90ms}}";
        }

        @Override
        public Optional<List<LinkRule>> bind(YamlNode node, Reading reading) {
            if (node instanceof YamlNode.Mapping)
                return MATRIX.bind(node, reading).map(RoundTripsShape::rules);
            if (!(node instanceof YamlNode.Scalar scalar) || scalar.isNull()) return mismatch(node, reading);
            Optional<RoundTripPreset> preset = RoundTripPreset.named(scalar.text());
            if (preset.isPresent()) return preset(preset.get(), node, reading);
            if (!scalar.text().matches(".*[./\\\\].*")) return noPreset(scalar, reading);
            return reading.file(scalar.text(), node).flatMap(text -> table(text, node, reading));
        }

        private static Optional<List<LinkRule>> noPreset(YamlNode.Scalar name, Reading reading) {
            String hint = Suggestion.hint(name.text(), "presets", RoundTripPreset.names());
            reading.problem(name, "no preset of round trips is called `" + name.text() + "`", hint);
            return Optional.empty();
        }

        /** The rules between regions of the scenario, each of which must be one of the preset's. */
        private static Optional<List<LinkRule>> preset(RoundTripPreset preset, YamlNode node, Reading reading) {
            List<String> regions = reading.names(Names.REGION);
            if (regions.isEmpty() && reading.isSure(Names.REGION)) {
                reading.problem(
                        node,
                        "a preset needs `regions` of its names",
                        "write `regions: {" + preset.regions().get(0) + ": [n1], "
                                + preset.regions().get(1) + ": [n2]}`, of "
                                + String.join(", ", preset.regions()));
            }
            for (String region : regions) {
                if (preset.regions().contains(region)) continue;
                String hint = Suggestion.hint(region, "its regions", preset.regions());
                reading.problem(node, "the preset `" + preset.name() + "` has no region `" + region + "`", hint);
            }
            return rules(preset.table(), node, reading).map(rules -> rules.stream()
                    .filter(rule -> regions.contains(rule.from()) && regions.contains(rule.to()))
                    .toList());
        }

        private static List<LinkRule> rules(Map<String, Map<String, Long>> matrix) {
            List<LinkRule> rules = new ArrayList<>();
            matrix.forEach((from, row) -> row.forEach((to, nanos) -> {
                boolean bothWays = !matrix.getOrDefault(to, Map.of()).containsKey(from);
                rules.add(rule(from, to, bothWays, nanos));
            }));
            return rules;
        }

        /** Where a matrix gives both ways, each has its own; a round trip then takes the mean of the two. */
        private static LinkRule rule(String from, String to, boolean bothWays, long roundTripNanos) {
            return new LinkRule(from, to, bothWays, LinkPatch.delay(Distribution.constant(roundTripNanos / 2.0)));
        }

        /** {@code ,eu,us} and then {@code eu,1ms,90ms}. */
        private static Optional<List<LinkRule>> table(String text, YamlNode node, Reading reading) {
            Optional<List<LinkRule>> rules = rules(text, node, reading);
            for (LinkRule rule : rules.orElse(List.of())) {
                reading.mention(node, rule.from(), Names.REGION, Names.ZONE, Names.RACK);
                reading.mention(node, rule.to(), Names.REGION, Names.ZONE, Names.RACK);
            }
            return rules;
        }

        /** An empty cell says nothing, and lines that begin with {@code #} are for people. */
        private static Optional<List<LinkRule>> rules(String text, YamlNode node, Reading reading) {
            List<String> lines = text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            if (lines.size() < 2) return wrong("it has no rows", node, reading);
            String[] names = lines.get(0).split(",", -1);
            Map<String, Map<String, Long>> matrix = new LinkedHashMap<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                if (cells.length > names.length) return wrong("the row `" + line + "` is too long", node, reading);
                for (int i = 1; i < cells.length; i++) {
                    String cell = cells[i].strip();
                    if (cell.isEmpty()) continue;
                    Optional<Long> nanos = Quantities.DURATION.within(cell);
                    if (nanos.isEmpty()) return wrong("`" + cell + "` is no duration", node, reading);
                    matrix.computeIfAbsent(cells[0].strip(), from -> new LinkedHashMap<>())
                            .put(names[i].strip(), nanos.get());
                }
            }
            return Optional.of(rules(matrix));
        }

        private static Optional<List<LinkRule>> wrong(String why, YamlNode node, Reading reading) {
            reading.problem(
                    node,
                    "the file " + node.what() + " is no matrix of round trips: " + why,
                    "a header `,eu,us`, then rows such as `eu,1ms,90ms`");
            return Optional.empty();
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            Map<String, Object> name = SchemaDefinitions.object("type", "string", "examples", RoundTripPreset.names());
            return SchemaDefinitions.object("anyOf", List.of(name, MATRIX.schema(definitions)));
        }
    }
}
