package dev.splitbrain.scenario.bind;

import dev.splitbrain.scenario.yaml.Suggestion;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final int LISTED = 6; // keys that a message lists in passing

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
        String map = keys.size() > LISTED ? noun : noun + " with " + Suggestion.list(names());
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
        if (node instanceof YamlNode.Mapping map) return bind(map, map, reading);
        if (shorthand.isEmpty() || node instanceof YamlNode.Scalar scalar && scalar.isNull()) {
            return mismatch(node, reading, isValue(node) ? asMap(node) : "");
        }
        YamlNode.Scalar key = new YamlNode.Scalar(node.mark(), shorthand.get(), true);
        return bind(new YamlNode.Mapping(node.mark(), List.of(new YamlNode.Entry(key, node))), node, reading);
    }

    private static boolean isValue(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && !scalar.isNull();
    }

    /** How a single value would be written: as that of the only key that must be there, else of one of its keys. */
    private String asMap(YamlNode value) {
        List<String> required =
                keys.stream().filter(Key::isRequired).map(Key::name).toList();
        if (required.size() == 1) return "write {" + required.get(0) + ": " + value.inline() + "}";
        return "its keys: " + Suggestion.list(names());
    }

    @Override
    public Optional<T> bindNothing(YamlNode place, Reading reading) {
        YamlNode.Mapping nothing = new YamlNode.Mapping(place.mark(), List.of());
        return bind(nothing, nothing, reading);
    }

    @Override
    public boolean mayBeNothing() {
        return keys.stream().noneMatch(Key::isRequired);
    }

    private Optional<T> bind(YamlNode.Mapping map, YamlNode written, Reading reading) {
        Values values = new Values(written, reading);
        boolean sound = true;
        Set<String> seen = new LinkedHashSet<>();
        for (YamlNode.Entry entry : inOrder(map)) sound &= bindEntry(entry, values, seen, reading);
        for (Key<?> key : keys) {
            if (!key.isRequired() || seen.contains(key.name())) continue;
            reading.problem(map, "`" + key.name() + "` is missing", "add " + sample(key));
            sound = false;
        }
        return sound ? build(values, reading) : Optional.empty();
    }

    private static String sample(Key<?> key) {
        String example = key.shape().example();
        return example.isEmpty() ? key.shape().words() : "`" + key.name() + ": " + example + "`";
    }

    /** In the order of declaration, so that names are known where they are used; unknown keys first. */
    private List<YamlNode.Entry> inOrder(YamlNode.Mapping map) {
        List<YamlNode.Entry> entries = new ArrayList<>(map.entries());
        entries.sort(Comparator.comparingInt(
                entry -> names().indexOf(meant(entry.name()).orElse(""))));
        return entries;
    }

    private Optional<String> meant(String name) {
        return names().contains(name) ? Optional.of(name) : Suggestion.nearest(name, names());
    }

    private boolean bindEntry(YamlNode.Entry entry, Values values, Set<String> seen, Reading reading) {
        if (entry.name().startsWith("x-")) return true;
        Optional<Key<?>> key = meant(entry.name()).map(this::key);
        key.ifPresent(known -> seen.add(known.name()));
        if (names().contains(entry.name())) return bindValue(key.orElseThrow(), entry, values, reading);
        String hint = Suggestion.hint(entry.name(), "allowed here", names());
        reading.problem(entry.key(), "unknown key `" + entry.name() + "`", hint);
        key.ifPresent(guess -> guess.shape().bind(entry.value(), reading)); // what is wrong behind a typo is told too
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
                .filter(key -> values.has(key) && words.stream().anyMatch(word -> means(word, key)))
                .findFirst()
                .map(values::node)
                .orElse(values.whole());
    }

    private static boolean means(String word, Key<?> key) {
        return word.equals(key.name()) || Settings.snake(word).equals(key.name());
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
        return definitions.described(key.doc() + fallback, key.shape().schema(definitions));
    }

    @Override
    public List<Part> parts() {
        return keys.stream()
                .map(key -> new Part(key.name(), key.doc(), key.isRequired(), key.fallbackText(), key.shape()))
                .toList();
    }

    @Override
    public String example() {
        return "";
    }
}
