package dev.splitbrain.scenario.terms;

import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.Quantity;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measured values: a list, or the name of a CSV file. */
public record MeasuredShape(Quantity<Double> quantity) implements Shape<List<Double>> {
    @Override
    public String words() {
        return "a list such as " + example() + ", or the name of a CSV file";
    }

    @Override
    public String example() {
        return "[" + quantity.example() + "]";
    }

    @Override
    public Optional<List<Double>> bind(YamlNode node, Reading reading) {
        if (node instanceof YamlNode.Sequence list) {
            if (list.items().isEmpty()) return mismatch(node, reading, "the list is empty");
            return Lists.of(quantity, words()).bind(node, reading);
        }
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.isNull()) return mismatch(node, reading);
        return Samples.read(scalar.text(), node, quantity, reading);
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        return SchemaDefinitions.object(
                "anyOf",
                List.of(Map.of("type", "string"), Lists.of(quantity, "").schema(definitions)));
    }
}
