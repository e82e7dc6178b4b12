package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code sweep.sample}: {@code {latin-hypercube: 40, between: {network.loss: [0%, 10%]}}}. */
final class SettingSamples {
    private static final int MOST = 100_000;

    private static final Key<Optional<Integer>> LATIN = Key.maybe(
            "latin-hypercube",
            Scalars.whole(1, MOST),
            "How many combinations, so spread that each setting comes from every slice of its range once.");
    private static final Key<Optional<Integer>> RANDOM =
            Key.maybe("random", Scalars.whole(1, MOST), "How many combinations, each by chance alone.");
    private static final Key<Map<String, SettingSample.Range>> BETWEEN = Key.required(
            "between", new Ranges(), "Settings by their dotted paths, each with its least and its greatest value.");

    static final Shape<SettingSample> SHAPE =
            ObjectShape.of("a sample of settings", SettingSamples::sample, LATIN, RANDOM, BETWEEN);

    private SettingSamples() {}

    private static SettingSample sample(Values values) {
        if (values.has(LATIN) == values.has(RANDOM)) {
            throw new IllegalArgumentException("a sample is `latin-hypercube: 40` or `random: 40`");
        }
        boolean latin = values.has(LATIN);
        return new SettingSample(values.get(latin ? LATIN : RANDOM).orElseThrow(), latin, values.get(BETWEEN));
    }

    private record Ranges() implements Shape<Map<String, SettingSample.Range>> {
        private static final Pattern NUMBER = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?) ?([^0-9.]*)");

        @Override
        public String words() {
            return "ranges such as {network.loss: [0%, 10%]}";
        }

        @Override
        public String example() {
            return "{network.loss: [0%, 10%]}";
        }

        @Override
        public Optional<Map<String, SettingSample.Range>> bind(YamlNode node, Reading reading) {
            if (!(node instanceof YamlNode.Mapping map) || map.entries().isEmpty()) return mismatch(node, reading);
            Map<String, SettingSample.Range> ranges = new LinkedHashMap<>();
            for (YamlNode.Entry entry : map.entries()) {
                Sweeps.known(entry, reading);
                Optional<SettingSample.Range> range = range(entry.value());
                if (range.isPresent()) ranges.put(entry.name(), range.get());
                else
                    reading.problem(
                            entry.value(),
                            "expected two numbers with the same unit, got "
                                    + entry.value().inline(),
                            "write [0%, 10%]");
            }
            return ranges.size() == map.entries().size() ? Optional.of(ranges) : Optional.empty();
        }

        private static Optional<SettingSample.Range> range(YamlNode node) {
            if (!(node instanceof YamlNode.Sequence list) || list.items().size() != 2) return Optional.empty();
            Matcher low = NUMBER.matcher(list.items().get(0).inline());
            Matcher high = NUMBER.matcher(list.items().get(1).inline());
            if (!low.matches() || !high.matches() || !low.group(2).equals(high.group(2))) return Optional.empty();
            return Optional.of(
                    new SettingSample.Range(new BigDecimal(low.group(1)), new BigDecimal(high.group(1)), low.group(2)));
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return SchemaDefinitions.object(
                    "type",
                    "object",
                    "additionalProperties",
                    SchemaDefinitions.object("type", "array", "minItems", 2, "maxItems", 2, "items", Map.of()));
        }
    }
}
