package dev.splitbrain.scenario.bind;

import dev.splitbrain.scenario.yaml.Suggestion;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A map with declared keys. Unknown keys are errors with a suggestion; keys that begin with {@code x-} are free.
 *
 * @param noun what the map is, with its article: {@code a network}
 * @param shorthand the key whose value may stand in place of the whole map
 * @param build makes the value once all keys are bound; may report, and may refuse by IllegalArgumentException
 */
public record ObjectShape<T>(String noun, List<Key<?>> keys, Optional<String> shorthand, Function<Values, T> build)
        implements Shape<T> {
    public ObjectShape {
        keys = List.copyOf(keys);
    }

    public static <T> ObjectShape<T> of(String noun, Function<Values, T> build, Key<?>... keys) {
        return new ObjectShape<>(noun, List.of(keys), Optional.empty(), build);
    }

    /** The same shape, where a value that is not a map is the value of this key. */
    public ObjectShape<T> shorthand(Key<?> key) {
        return new ObjectShape<>(noun, keys, Optional.of(key.name()), build);
    }

    @Override
    public String words() {
        if (keys.isEmpty()) return noun + " without options";
        String map = noun + " with " + Suggestion.list(names());
        return shorthand.map(name -> key(name).shape().words() + ", or " + map).orElse(map);
    }

    /** The names of its keys. */
    public List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    private Key<?> key(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst().orElseThrow();
    }

    @Override
    public Optional<T> bind(YamlNode node, Reading reading) {
        if (node instanceof YamlNode.Mapping map) return bind(map, reading);
        if (shorthand.isEmpty() || node instanceof YamlNode.Scalar scalar && scalar.isNull()) {
            return mismatch(node, reading);
        }
        YamlNode.Scalar key = new YamlNode.Scalar(node.mark(), shorthand.get(), true);
        return bind(new YamlNode.Mapping(node.mark(), List.of(new YamlNode.Entry(key, node))), reading);
    }

    @Override
    public Optional<T> bindNothing(YamlNode place, Reading reading) {
        return bind(new YamlNode.Mapping(place.mark(), List.of()), reading);
    }

    @Override
    public boolean mayBeNothing() {
        return keys.stream().noneMatch(Key::isRequired);
    }

    private Optional<T> bind(YamlNode.Mapping map, Reading reading) {
        Values values = new Values(map, reading);
        boolean sound = true;
        for (YamlNode.Entry entry : map.entries()) sound &= bindEntry(entry, values, reading);
        for (Key<?> key : keys) {
            if (!key.isRequired() || map.get(key.name()).isPresent()) continue;
            String example = key.shape().example();
            reading.problem(
                    map,
                    "`" + key.name() + "` is missing",
                    example.isEmpty()
                            ? "`" + key.name() + "` is " + key.shape().words()
                            : "add `" + key.name() + ": " + example + "`");
            sound = false;
        }
        return sound ? build(values, reading) : Optional.empty();
    }

    private boolean bindEntry(YamlNode.Entry entry, Values values, Reading reading) {
        if (entry.name().startsWith("x-")) return true;
        for (Key<?> key : keys) {
            if (key.name().equals(entry.name())) return bindValue(key, entry, values, reading);
        }
        reading.problem(
                entry.key(),
                "unknown key `" + entry.name() + "`",
                Suggestion.hint(entry.name(), "allowed here", names()));
        return false;
    }

    private static <V> boolean bindValue(Key<V> key, YamlNode.Entry entry, Values values, Reading reading) {
        if (entry.value() instanceof YamlNode.Scalar scalar && scalar.isNull()) {
            String orNot = key.isRequired() ? "" : ", or leave the line out";
            reading.problem(
                    entry.key(),
                    "`" + key.name() + "` has no value",
                    "write " + key.shape().words() + orNot);
            return false;
        }
        Optional<V> value = key.shape().bind(entry.value(), reading);
        value.ifPresent(bound -> values.put(key, entry.value(), bound));
        return value.isPresent();
    }

    private Optional<T> build(Values values, Reading reading) {
        try {
            int before = reading.problemCount();
            T value = build.apply(values);
            return reading.problemCount() == before ? Optional.of(value) : Optional.empty();
        } catch (IllegalArgumentException refusal) {
            reading.problem(place(values, refusal.getMessage()), refusal.getMessage(), "");
            return Optional.empty();
        }
    }

    /** The value of the first key that a refusal names, or the map. */
    private YamlNode place(Values values, String refusal) {
        List<String> words = List.of(String.valueOf(refusal).split("[^\\w-]+"));
        return keys.stream()
                .filter(key -> values.has(key) && words.contains(key.name()))
                .findFirst()
                .map(values::node)
                .orElse(values.whole());
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Key<?> key : keys) {
            properties.put(key.name(), describe(key, definitions));
            if (key.isRequired()) required.add(key.name());
        }
        Map<String, Object> schema = SchemaDefinitions.object("type", "object", "properties", properties);
        schema.put("patternProperties", SchemaDefinitions.object("^x-", true));
        schema.put("additionalProperties", false);
        if (!required.isEmpty()) schema.put("required", required);
        if (shorthand.isEmpty()) return schema;
        Map<String, Object> value = key(shorthand.get()).shape().schema(definitions);
        return SchemaDefinitions.object("anyOf", List.of(value, schema));
    }

    private static Map<String, Object> describe(Key<?> key, SchemaDefinitions definitions) {
        String fallback = key.fallbackText().isEmpty() ? "" : " Default: " + key.fallbackText() + ".";
        Map<String, Object> described = SchemaDefinitions.object("description", key.doc() + fallback);
        described.putAll(withoutDescription(key.shape().schema(definitions)));
        return described;
    }

    private static Map<String, Object> withoutDescription(Map<String, Object> schema) {
        Map<String, Object> rest = new LinkedHashMap<>(schema);
        rest.remove("description");
        return rest;
    }

    @Override
    public String example() {
        return "";
    }
}
