package dev.splitbrain.history.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON objects one after another, or in one array: those of elle-cli, and those of our history.jsonl. */
final class JsonFormat {
    private JsonFormat() {}

    /** Who takes the objects of a file, each with the line where it begins. */
    @FunctionalInterface
    interface ObjectSink {
        void accept(Map<String, Object> object, int line) throws BadHistory;
    }

    static void readEvents(BufferedReader reader, EventSink sink) throws IOException, BadHistory {
        readObjects(reader, (object, line) -> sink.accept(event(object, line)));
    }

    static void readObjects(BufferedReader reader, ObjectSink sink) throws IOException, BadHistory {
        int line = 1;
        try (JsonParser parser = new JsonFactory().createParser(reader)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                line = parser.currentTokenLocation().getLineNr();
                if (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) continue;
                if (token != JsonToken.START_OBJECT)
                    throw new BadHistory(line, "expected an object, got " + parser.getText());
                sink.accept(object(parser), line);
            }
        } catch (JsonProcessingException e) {
            int at = e.getLocation() == null ? line : e.getLocation().getLineNr();
            throw new BadHistory(at, "no JSON: " + e.getOriginalMessage());
        }
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private static Object value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT:
                return object(parser);
            case START_ARRAY:
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) list.add(value(parser));
                return list;
            case VALUE_NULL:
                return null;
            case VALUE_TRUE:
                return true;
            case VALUE_FALSE:
                return false;
            case VALUE_NUMBER_INT:
                if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) return parser.getLongValue();
                return parser.getBigIntegerValue();
            case VALUE_NUMBER_FLOAT:
                return parser.getDoubleValue();
            default:
                return parser.getText();
        }
    }

    private static Event event(Map<String, Object> object, int line) throws BadHistory {
        for (String needed : new String[] {"process", "type", "f"}) {
            if (object.get(needed) == null) throw new BadHistory(line, "no \"" + needed + "\"");
        }
        Object time = object.get("time");
        return new Event(
                line,
                object.get("process"),
                Event.Type.of(word(object.get("type")), line),
                word(object.get("f")),
                object.get("key"),
                object.get("value"),
                time instanceof Long nanos ? nanos : Event.NO_TIME,
                object.get("error"));
    }

    /** Keywords may come with their colon. */
    private static String word(Object text) {
        String word = text.toString();
        return word.startsWith(":") ? word.substring(1) : word;
    }
}
