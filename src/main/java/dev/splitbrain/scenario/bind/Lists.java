package dev.splitbrain.scenario.bind;

import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shapes of several values. */
public final class Lists {
    private Lists() {}

    /** A list, each of whose items has the same shape. */
    public static <T> Shape<List<T>> of(Shape<T> item, String what) {
        return new ListOf<>(item, what);
    }

    /** A map with free keys, each of whose values has the same shape. */
    public static <T> Shape<Map<String, T>> byName(Shape<T> value, String what) {
        return new MapOf<>(value, what);
    }

    private record ListOf<T>(Shape<T> item, String what) implements Shape<List<T>> {
        @Override
        public String words() {
            return what;
        }

        @Override
        public Optional<List<T>> bind(YamlNode node, Reading reading) {
            if (!(node instanceof YamlNode.Sequence list)) return mismatch(node, reading, "begin each item with `- `");
            List<T> bound = new ArrayList<>();
            for (YamlNode each : list.items()) item.bind(each, reading).ifPresent(bound::add);
            return bound.size() == list.items().size() ? Optional.of(List.copyOf(bound)) : Optional.empty();
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return SchemaDefinitions.object("type", "array", "items", item.schema(definitions));
        }

        @Override
        public String example() {
            return item.example().isEmpty() ? "" : "[" + item.example() + "]";
        }
    }

    private record MapOf<T>(Shape<T> value, String what) implements Shape<Map<String, T>> {
        @Override
        public String words() {
            return what;
        }

        @Override
        public Optional<Map<String, T>> bind(YamlNode node, Reading reading) {
            if (!(node instanceof YamlNode.Mapping map)) return mismatch(node, reading);
            Map<String, T> bound = new LinkedHashMap<>();
            for (YamlNode.Entry entry : map.entries()) {
                value.bind(entry.value(), reading).ifPresent(each -> bound.put(entry.name(), each));
            }
            return bound.size() == map.entries().size() ? Optional.of(bound) : Optional.empty();
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return SchemaDefinitions.object("type", "object", "additionalProperties", value.schema(definitions));
        }

        @Override
        public String example() {
            return "";
        }
    }
}
