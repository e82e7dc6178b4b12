package dev.splitbrain.scenario;

import dev.splitbrain.scenario.yaml.CoreScalar;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** As much of a JSON Schema validator (draft 7) as the scenario schema needs; unknown keywords are an error. */
final class SchemaCheck {
    private final Map<?, ?> definitions;

    SchemaCheck(Map<String, Object> schema) {
        definitions = (Map<?, ?>) schema.get("definitions");
    }

    /** Whether a node fits a schema. */
    boolean fits(YamlNode node, Map<?, ?> schema) {
        for (Map.Entry<?, ?> keyword : schema.entrySet()) {
            if (!fits(node, (String) keyword.getKey(), keyword.getValue(), schema)) return false;
        }
        return true;
    }

    private boolean fits(YamlNode node, String keyword, Object value, Map<?, ?> schema) {
        return switch (keyword) {
            case "$ref" -> fits(node, (Map<?, ?>) definitions.get(((String) value).replace("#/definitions/", "")));
            case "anyOf" -> ((List<?>) value).stream().anyMatch(each -> fits(node, (Map<?, ?>) each));
            case "allOf" -> ((List<?>) value).stream().allMatch(each -> fits(node, (Map<?, ?>) each));
            case "not" -> !fits(node, (Map<?, ?>) value);
            case "if" -> !fits(node, (Map<?, ?>) value) || fits(node, (Map<?, ?>) schema.get("then"));
            case "type" ->
                value instanceof List<?> types
                        ? types.stream().anyMatch(type -> isA(node, (String) type))
                        : isA(node, (String) value);
            case "const" -> text(node).equals(Optional.of(value));
            case "enum" ->
                ((List<?>) value).stream().anyMatch(each -> text(node).equals(Optional.of(each)));
            case "pattern" -> !isA(node, "string") || text(node).orElse("").matches((String) value);
            case "minimum" -> !isA(node, "number") || number(node) >= ((Number) value).doubleValue();
            case "maximum" -> !isA(node, "number") || number(node) <= ((Number) value).doubleValue();
            case "items" ->
                !(node instanceof YamlNode.Sequence list)
                        || list.items().stream().allMatch(item -> fits(item, (Map<?, ?>) value));
            case "minItems" ->
                !(node instanceof YamlNode.Sequence list) || list.items().size() >= (Integer) value;
            case "maxItems" ->
                !(node instanceof YamlNode.Sequence list) || list.items().size() <= (Integer) value;
            case "required" ->
                !(node instanceof YamlNode.Mapping map)
                        || ((List<?>) value)
                                .stream().allMatch(key -> map.get((String) key).isPresent());
            case "properties" -> !(node instanceof YamlNode.Mapping map) || properties(map, schema);
            case "additionalProperties" ->
                schema.containsKey("properties")
                        || !(node instanceof YamlNode.Mapping map)
                        || map.entries().stream().allMatch(entry -> fits(entry.value(), (Map<?, ?>) value));
            case "then", "description", "examples", "$schema", "title", "definitions", "patternProperties" -> true;
            default -> throw new IllegalStateException("unknown keyword " + keyword);
        };
    }

    private boolean properties(YamlNode.Mapping map, Map<?, ?> schema) {
        Map<?, ?> properties = (Map<?, ?>) schema.get("properties");
        for (YamlNode.Entry entry : map.entries()) {
            Map<?, ?> property = (Map<?, ?>) properties.get(entry.name());
            if (property == null && entry.name().startsWith("x-")) continue;
            if (property == null || !fits(entry.value(), property)) return false;
        }
        return true;
    }

    private static boolean isA(YamlNode node, String type) {
        if (node instanceof YamlNode.Mapping) return type.equals("object");
        if (node instanceof YamlNode.Sequence) return type.equals("array");
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        boolean number = scalar.plain() && CoreScalar.isNumber(scalar.text());
        boolean bool = scalar.plain() && CoreScalar.bool(scalar.text()).isPresent();
        return switch (type) {
            case "null" -> scalar.isNull();
            case "integer" ->
                scalar.plain() && CoreScalar.integer(scalar.text()).isPresent();
            case "number" -> number;
            case "boolean" -> bool;
            default -> type.equals("string") && !number && !bool && !scalar.isNull();
        };
    }

    private static Optional<String> text(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    private static double number(YamlNode node) {
        String text = text(node).orElseThrow();
        return CoreScalar.integer(text).map(Number::doubleValue).orElseGet(() -> Double.valueOf(text));
    }
}
