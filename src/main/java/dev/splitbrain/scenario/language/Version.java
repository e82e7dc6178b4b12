package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;

/** {@code version}: that of the language in which the scenario is written. */
record Version() implements Shape<Integer> {
    private static final int CURRENT = 1;

    @Override
    public String words() {
        return "the version of the language: " + CURRENT;
    }

    @Override
    public String example() {
        return String.valueOf(CURRENT);
    }

    @Override
    public Optional<Integer> bind(YamlNode node, Reading reading) {
        if (!(node instanceof YamlNode.Scalar scalar) || !scalar.text().equals(example()))
            return mismatch(node, reading, "this program reads version " + CURRENT);
        if (scalar.plain()) return Optional.of(CURRENT);
        reading.problem(
                node,
                "expected " + words() + ", got the text \"" + CURRENT + "\"",
                "write " + CURRENT + " without quotes");
        return Optional.empty();
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        return SchemaDefinitions.object("type", "integer", "minimum", CURRENT, "maximum", CURRENT);
    }
}
