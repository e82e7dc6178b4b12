package dev.splitbrain.scenario.bind;

import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A shape for each way of writing: a single value, a list, a map. Null where one will not do.
 *
 * @param words what would do, for people
 */
public record ByKind<T>(String words, Shape<? extends T> single, Shape<? extends T> list, Shape<? extends T> map)
        implements Shape<T> {
    @Override
    public Optional<T> bind(YamlNode node, Reading reading) {
        Shape<? extends T> shape =
                node instanceof YamlNode.Scalar ? single : node instanceof YamlNode.Sequence ? list : map;
        return shape == null
                ? mismatch(node, reading)
                : shape.bind(node, reading).map(value -> value);
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        List<Object> alternatives = new ArrayList<>();
        if (single != null) alternatives.add(single.schema(definitions));
        if (list != null) alternatives.add(list.schema(definitions));
        if (map != null) alternatives.add(map.schema(definitions));
        return SchemaDefinitions.object("anyOf", alternatives);
    }

    @Override
    public List<Part> parts() {
        return map != null && !map.parts().isEmpty() ? map.parts() : list == null ? List.of() : list.parts();
    }

    @Override
    public String example() {
        return single == null ? "" : single.example();
    }
}
