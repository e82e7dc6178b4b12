package dev.splitbrain.history.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** JSON objects one after another, or in one array: those of elle-cli, and those of our history.jsonl. */
final class JsonFormat {
    private static final Pattern SOURCE = Pattern.compile("\\[Source: [^\\]]*line: (\\d+), column: (\\d+)\\]");

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
        JsonLocation array = JsonLocation.NA;
        JsonLocation open = array; // the last that began and did not end
        try (JsonParser parser = new JsonFactory().createParser(reader)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                JsonLocation at = parser.currentTokenLocation();
                if (token == JsonToken.START_ARRAY) array = at;
                else if (token == JsonToken.START_OBJECT) {
                    open = at;
                    sink.accept(object(parser), at.getLineNr());
                } else if (token != JsonToken.END_ARRAY)
                    throw new BadHistory(
                            at.getLineNr(), at.getColumnNr(), "expected an object, got " + parser.getText());
                open = array;
            }
        } catch (JsonProcessingException e) {
            // The parser's own place is then behind the last line.
            if (e.getOriginalMessage().startsWith("Unexpected end-of-input"))
                throw bad(open, "the file ends before what begins here does");
            throw bad(e.getLocation() == null ? open : e.getLocation(), "no JSON: " + plain(e.getOriginalMessage()));
        }
    }

    private static BadHistory bad(JsonLocation at, String reason) {
        return new BadHistory(at.getLineNr(), at.getColumnNr(), reason);
    }

    /** Without what the parser says of the place where it read from. */
    private static String plain(String message) {
        return SOURCE.matcher(message).replaceAll("line $1, column $2");
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
