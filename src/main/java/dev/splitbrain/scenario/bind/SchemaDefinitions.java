package dev.splitbrain.scenario.bind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The named parts of a JSON Schema, each written once and referred to. */
public final class SchemaDefinitions {
    private final Map<String, Map<String, Object>> definitions = new TreeMap<>();

    /** A reference to the part called {@code name}, which is made where it is not there yet. */
    public Map<String, Object> refer(String name, Supplier<Map<String, Object>> make) {
        if (!definitions.containsKey(name)) {
            definitions.put(name, Map.of()); // a part that refers to itself finds it here
            definitions.put(name, make.get());
        }
        return object("$ref", "#/definitions/" + name);
    }

    public Map<String, Map<String, Object>> all() {
        return definitions;
    }

    /** The schema with a description of its own. In draft 7 nothing may stand beside a reference. */
    public static Map<String, Object> described(String description, Map<String, Object> schema) {
        Map<String, Object> described = object("description", description);
        if (schema.containsKey("$ref")) described.put("allOf", List.of(schema));
        else schema.forEach(described::putIfAbsent);
        return described;
    }

    /** A JSON object from keys and values in turn. */
    public static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        return object;
    }
}
