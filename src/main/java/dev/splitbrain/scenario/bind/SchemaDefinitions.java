package dev.splitbrain.scenario.bind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The named parts of a JSON Schema, each written once and referred to. */
public final class SchemaDefinitions {
    private static final String PLACE = "#/definitions/";

    private final Map<String, Map<String, Object>> definitions = new TreeMap<>();
    private final Map<String, String> words = new TreeMap<>(); // the descriptions of the same

    /** A reference to the part called {@code name}, which is made where it is not there yet. */
    public Map<String, Object> refer(String name, Supplier<Map<String, Object>> make) {
        if (!definitions.containsKey(name)) {
            definitions.put(name, Map.of()); // a part that refers to itself finds it here
            Map<String, Object> made = new LinkedHashMap<>(make.get());
            words.put(name, String.valueOf(made.getOrDefault("description", "")));
            made.remove("description");
            definitions.put(name, made);
        }
        return object("$ref", PLACE + name);
    }

    public Map<String, Map<String, Object>> all() {
        return definitions;
    }

    /**
     * The schema with a description of its own. In draft 7 nothing may stand beside a reference; and editors show the
     * description of what is referred to instead of this one, so that it is joined to this one.
     */
    public Map<String, Object> described(String description, Map<String, Object> schema) {
        if (!(schema.get("$ref") instanceof String reference)) {
            Map<String, Object> described = object("description", description);
            schema.forEach(described::putIfAbsent);
            return described;
        }
        String general = words.getOrDefault(reference.substring(PLACE.length()), "");
        return object("description", (description + " " + general).strip(), "allOf", List.of(schema));
    }

    /** A JSON object from keys and values in turn. */
    public static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        return object;
    }
}
