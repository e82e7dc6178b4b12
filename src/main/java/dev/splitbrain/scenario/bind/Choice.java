package dev.splitbrain.scenario.bind;

import dev.splitbrain.scenario.yaml.Suggestion;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One of several by name: {@code name} alone, or {@code name: options}. Where the reading is unsure of the names of this
 * kind, because they may belong to something that it does not know, only what looks like a typo is reported.
 *
 * @param noun without article: {@code protocol}
 */
public record Choice<T>(String noun, List<Option<T>> options) implements Shape<T> {
    public Choice {
        options = List.copyOf(options);
    }

    /** One that may be chosen, and what stands behind its name. */
    public record Option<T>(String name, String doc, Shape<? extends T> shape) {
        Optional<T> bind(YamlNode node, Reading reading) {
            return shape.bind(node, reading).map(value -> value);
        }

        Optional<T> bindNothing(YamlNode place, Reading reading) {
            return shape.bindNothing(place, reading).map(value -> value);
        }
    }

    @Override
    public String words() {
        return article(noun);
    }

    static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    public List<String> names() {
        return options.stream().map(Option::name).toList();
    }

    @Override
    public Optional<T> bind(YamlNode node, Reading reading) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
            return option(scalar, reading).flatMap(option -> option.bindNothing(scalar, reading));
        }
        if (!(node instanceof YamlNode.Mapping map)) return mismatch(node, reading, known());
        if (map.entries().size() == 1) {
            YamlNode.Entry entry = map.entries().get(0);
            return option(entry.key(), reading).flatMap(option -> bindBehind(option, entry, reading));
        }
        List<YamlNode.Entry> unknown = map.entries().stream()
                .filter(entry -> !names().contains(entry.name()))
                .toList();
        if (!unknown.isEmpty() && unknown.size() < map.entries().size()) {
            unknown.forEach(entry -> option(entry.key(), reading)); // told as what it is, rather than as one too many
            if (reading.isSure(noun)) return Optional.empty();
        }
        String keys =
                map.entries().stream().map(entry -> "`" + entry.name() + "`").collect(Collectors.joining(", "));
        reading.problem(map, "expected one " + noun + ", got " + (keys.isEmpty() ? "none" : keys), known());
        return Optional.empty();
    }

    private Optional<T> bindBehind(Option<T> option, YamlNode.Entry entry, Reading reading) {
        boolean nothing = entry.value() instanceof YamlNode.Scalar scalar && scalar.isNull();
        return nothing ? option.bindNothing(entry.key(), reading) : option.bind(entry.value(), reading);
    }

    private Optional<Option<T>> option(YamlNode.Scalar name, Reading reading) {
        for (Option<T> option : options) {
            if (option.name().equals(name.text())) return Optional.of(option);
        }
        if (!reading.isSure(noun) && !Suggestion.isTypo(name.text(), names())) return Optional.empty();
        String hint = Suggestion.hint(name.text(), noun + "s", names());
        reading.problem(name, "unknown " + noun + " `" + name.text() + "`", hint);
        return Optional.empty();
    }

    private String known() {
        return noun + "s: " + Suggestion.list(names());
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        List<Object> alternatives = new ArrayList<>();
        for (Option<T> option : options) {
            if (option.shape().mayBeNothing()) {
                alternatives.add(SchemaDefinitions.object("const", option.name(), "description", option.doc()));
            }
            alternatives.add(behind(option, definitions));
        }
        return SchemaDefinitions.object("anyOf", alternatives);
    }

    private static Map<String, Object> behind(Option<?> option, SchemaDefinitions definitions) {
        Map<String, Object> shape = option.shape().schema(definitions);
        Map<String, Object> value = option.shape().mayBeNothing()
                ? SchemaDefinitions.object("anyOf", List.of(shape, SchemaDefinitions.object("type", "null")))
                : shape;
        value = definitions.described(option.doc(), value);
        return SchemaDefinitions.object(
                "title",
                option.name(),
                "type",
                "object",
                "properties",
                SchemaDefinitions.object(option.name(), value),
                "required",
                List.of(option.name()),
                "additionalProperties",
                false);
    }

    @Override
    public List<Part> parts() {
        return options.stream()
                .map(option -> new Part(option.name(), option.doc() + ".", false, "", option.shape()))
                .toList();
    }

    @Override
    public String example() {
        return "";
    }
}
