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
        boolean current = node instanceof YamlNode.Scalar scalar
                && scalar.plain()
                && scalar.text().equals(example());
        return current ? Optional.of(CURRENT) : mismatch(node, reading, "this program reads version " + CURRENT);
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        return SchemaDefinitions.object("type", "integer", "minimum", CURRENT, "maximum", CURRENT);
    }
}
