package dev.splitbrain.scenario.language;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.world.LinkPatch;
import dev.splitbrain.world.LinkRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code network.round-trips}: a matrix {@code {eu: {us: 90ms}}}, or a CSV file with the same: a header of names, a row each. */
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
            return MATRIX.words() + ", or the name of a CSV file";
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
            return reading.file(scalar.text(), node).flatMap(text -> table(text, node, reading));
        }

        private static List<LinkRule> rules(Map<String, Map<String, Long>> matrix) {
            List<LinkRule> rules = new ArrayList<>();
            matrix.forEach((from, row) -> row.forEach((to, nanos) -> rules.add(rule(from, to, nanos))));
            return rules;
        }

        private static LinkRule rule(String from, String to, long roundTripNanos) {
            return new LinkRule(from, to, true, LinkPatch.delay(Distribution.constant(roundTripNanos / 2.0)));
        }

        /** {@code ,eu,us} and then {@code eu,1ms,90ms}; an empty cell says nothing. */
        private static Optional<List<LinkRule>> table(String text, YamlNode node, Reading reading) {
            List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
            if (lines.size() < 2) return wrong("it has no rows", node, reading);
            String[] names = lines.get(0).split(",", -1);
            List<LinkRule> rules = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                if (cells.length > names.length) return wrong("the row `" + line + "` is too long", node, reading);
                for (int i = 1; i < cells.length; i++) {
                    String cell = cells[i].strip();
                    if (cell.isEmpty()) continue;
                    var nanos = Quantities.DURATION.parse(cell);
                    if (nanos.isEmpty()) return wrong("`" + cell + "` is no duration", node, reading);
                    rules.add(
                            rule(cells[0].strip(), names[i].strip(), nanos.get().longValue()));
                }
            }
            for (LinkRule rule : rules) {
                reading.mention(node, rule.from(), Names.REGION, Names.ZONE, Names.RACK);
                reading.mention(node, rule.to(), Names.REGION, Names.ZONE, Names.RACK);
            }
            return Optional.of(rules);
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
            return SchemaDefinitions.object("anyOf", List.of(Map.of("type", "string"), MATRIX.schema(definitions)));
        }
    }
}
