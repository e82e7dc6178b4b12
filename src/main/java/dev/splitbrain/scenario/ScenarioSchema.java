package dev.splitbrain.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.language.Sections;
import java.util.List;
import java.util.Map;

/** The JSON Schema of scenarios (draft 7, which editors know best), made from the same declarations that bind them. */
public final class ScenarioSchema {
    /** The name of the schema's file, as the first line of scenarios refers to it. */
    public static final String FILE_NAME = "scenario-v1.schema.json";

    private ScenarioSchema() {}

    /** The schema for scenarios that may name what is in the catalog. */
    public static String json(Catalog catalog) {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indent);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(tree(catalog)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists and texts are always JSON", e);
        }
    }

    /** The same as maps and lists. */
    static Map<String, Object> tree(Catalog catalog) {
        SchemaDefinitions definitions = new SchemaDefinitions();
        Map<String, Object> schema = SchemaDefinitions.object(
                "$schema", "http://json-schema.org/draft-07/schema#", "title", "A Splitbrain scenario, version 1");
        schema.putAll(new Sections(catalog).shape(said -> said).schema(definitions));
        demandUnlessIncluded(schema);
        schema.put("definitions", definitions.all());
        return schema;
    }

    /** What must be there may come from the files of {@code include}, which no schema can see. */
    private static void demandUnlessIncluded(Map<String, Object> schema) {
        Map<String, Object> includes = SchemaDefinitions.object("required", List.of(Includes.KEY));
        Map<String, Object> demanded = SchemaDefinitions.object("required", schema.remove("required"));
        schema.put("if", SchemaDefinitions.object("not", includes));
        schema.put("then", demanded);
    }
}
