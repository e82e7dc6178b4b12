package dev.splitbrain.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** JSON as this project writes it: keys in the order they were put, line feeds, the same bytes everywhere. */
final class Json {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectWriter COMPACT = new ObjectMapper().writer();

    private Json() {}

    /** On one line. */
    static String compact(JsonNode node) {
        try {
            return COMPACT.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** A number: whole ones without a decimal point. */
    static JsonNode number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
        return whole ? NODES.numberNode((long) value) : NODES.numberNode(value);
    }

    /** A value of a command or a result: a number, a text, a list of such, or null. */
    static JsonNode value(Object value) {
        if (value == null) return NODES.nullNode();
        if (value instanceof Long number) return NODES.numberNode(number);
        if (value instanceof Integer number) return NODES.numberNode(number);
        if (value instanceof Boolean truth) return NODES.booleanNode(truth);
        if (value instanceof Iterable<?> many) {
            var list = NODES.arrayNode();
            for (Object one : many) list.add(value(one));
            return list;
        }
        return NODES.textNode(value.toString());
    }
}
