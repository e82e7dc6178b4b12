package dev.splitbrain.scenario.bind;

import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Shapes of several values. */
public final class Lists {
    private Lists() {}

    /** A list, each of whose items has the same shape. */
    public static <T> Shape<List<T>> of(Shape<T> item, String what) {
        return new ListOf<>(item, what, 0);
    }

    /** The same with one item at least. */
    public static <T> Shape<List<T>> filled(Shape<T> item, String what) {
        return new ListOf<>(item, what, 1);
    }

    /** A map with free keys, each of whose values has the same shape. */
    public static <T> Shape<Map<String, T>> byName(Shape<T> value, String what) {
        return new MapOf<>(value, what);
    }

    /** A map whose keys are of one shape and whose values of another, in the order of the text. */
    public static <K, V> Shape<Map<K, V>> map(Shape<K> key, Shape<V> value, String what) {
        return new KeyedMap<>(key, value, what);
    }

    private record KeyedMap<K, V>(Shape<K> key, Shape<V> value, String words) implements Shape<Map<K, V>> {
        @Override
        public Optional<Map<K, V>> bind(YamlNode node, Reading reading) {
            if (!(node instanceof YamlNode.Mapping map) || map.entries().isEmpty()) return mismatch(node, reading);
            Map<K, V> bound = new LinkedHashMap<>();
            boolean sound = true;
            for (YamlNode.Entry entry : map.entries()) {
                Optional<K> name = key.bind(entry.key(), reading);
                Optional<V> meaning = value.bind(entry.value(), reading);
                sound &= name.isPresent() && meaning.isPresent();
                if (sound) bound.put(name.get(), meaning.get());
            }
            return sound ? Optional.of(bound) : Optional.empty();
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return SchemaDefinitions.object("type", "object", "additionalProperties", value.schema(definitions));
        }

        @Override
        public List<Part> parts() {
            return value.parts();
        }

        @Override
        public String example() {
            return "{" + key.example() + ": " + value.example() + "}";
        }
    }

    /** A list of two; the function may refuse by IllegalArgumentException. */
    public static <T, U> Shape<U> pair(Shape<T> item, String what, BiFunction<T, T, U> function) {
        return new Pair<>(item, what, function);
    }

    private record Pair<T, U>(Shape<T> item, String words, BiFunction<T, T, U> function) implements Shape<U> {
        @Override
        public Optional<U> bind(YamlNode node, Reading reading) {
            if (!(node instanceof YamlNode.Sequence list) || list.items().size() != 2) return mismatch(node, reading);
            Optional<T> first = item.bind(list.items().get(0), reading);
            Optional<T> second = item.bind(list.items().get(1), reading);
            if (first.isEmpty() || second.isEmpty()) return Optional.empty();
            try {
                return Optional.of(function.apply(first.get(), second.get()));
            } catch (IllegalArgumentException refusal) {
                reading.problem(node, refusal.getMessage(), "");
                return Optional.empty();
            }
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return SchemaDefinitions.object(
                    "type", "array", "items", item.schema(definitions), "minItems", 2, "maxItems", 2);
        }

        @Override
        public String example() {
            return "[" + item.example() + ", " + item.example() + "]";
        }
    }

    private record ListOf<T>(Shape<T> item, String what, int least) implements Shape<List<T>> {
        @Override
        public String words() {
            return what;
        }

        @Override
        public Optional<List<T>> bind(YamlNode node, Reading reading) {
            if (!(node instanceof YamlNode.Sequence list)) {
                boolean single = node instanceof YamlNode.Scalar scalar && !scalar.isNull();
                String hint = single ? "write [" + node.inline() + "]" : "begin each item with `- `";
                return mismatch(node, reading, hint);
            }
            if (list.items().size() < least) return mismatch(node, reading, "the list is empty");
            List<T> bound = new ArrayList<>();
            for (YamlNode each : list.items()) item.bind(each, reading).ifPresent(bound::add);
            return bound.size() == list.items().size() ? Optional.of(List.copyOf(bound)) : Optional.empty();
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            Object items = item.schema(definitions);
            return least == 0
                    ? SchemaDefinitions.object("type", "array", "items", items)
                    : SchemaDefinitions.object("type", "array", "items", items, "minItems", least);
        }

        @Override
        public List<Part> parts() {
            return item.parts();
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
        public List<Part> parts() {
            return value.parts();
        }

        @Override
        public String example() {
            return "";
        }
    }
}
