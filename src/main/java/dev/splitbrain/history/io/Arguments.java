package dev.splitbrain.history.io;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads arguments and answers of events, with complaints that name the line. */
final class Arguments {
    private Arguments() {}

    static BadHistory unexpected(Event event, String expected) {
        return new BadHistory(
                event.line(), "expected " + expected + " for " + event.f() + ", got `" + shown(event.value()) + "`");
    }

    static BadHistory unknownOperation(Event event, String model, String known) {
        String others = Model.all().stream()
                .filter(other -> other.spec().operations().contains(event.f()))
                .map(Model::name)
                .collect(Collectors.joining(", "));
        return new BadHistory(
                event.line(),
                "model " + model + " has no operation `" + event.f() + "`: " + known
                        + (others.isEmpty() ? "" : " (which others have: " + others + ")"));
    }

    static long number(Event event, Object value) throws BadHistory {
        if (value instanceof Long number) return number;
        throw unexpected(event, "a whole number");
    }

    static List<?> list(Event event, Object value, String expected) throws BadHistory {
        if (value instanceof List<?> list) return list;
        throw unexpected(event, expected);
    }

    /** A key as text: keywords without their colon, numbers by their digits. */
    static String key(Object key) {
        return key == null ? "" : key instanceof Keyword keyword ? keyword.name() : key.toString();
    }

    /** Data as specs have it: lists and maps that cannot change, keywords as text, sets as sets. */
    static Object plain(Object data) {
        if (data instanceof Keyword keyword) return keyword.name();
        if (data instanceof List<?> list) return Collections.unmodifiableList(plain(list, new ArrayList<>()));
        if (data instanceof java.util.Set<?> set) return Collections.unmodifiableSet(plain(set, new LinkedHashSet<>()));
        if (data instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((key, value) -> plain.put(plain(key), plain(value)));
            return Collections.unmodifiableMap(plain);
        }
        return data;
    }

    private static <C extends Collection<Object>> C plain(Collection<?> from, C to) {
        for (Object each : from) to.add(plain(each));
        return to;
    }

    private static String shown(Object value) {
        String text = value == null ? "nil" : value.toString();
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }

    /**
     * An event whose value is a pair of a key and a value, as Jepsen's independent tests write it, with the two apart. Where
     * the format keeps keys apart anyway, or there is none, the event as it is.
     */
    static Event keyed(Event event, boolean pair) {
        if (!pair || event.key() != null) return event;
        List<?> both = (List<?>) event.value();
        return new Event(
                event.line(),
                event.process(),
                event.type(),
                event.f(),
                both.get(0),
                both.get(1),
                event.timeNanos(),
                event.error());
    }

    static boolean isPair(Object value) {
        return value instanceof List<?> list && list.size() == 2;
    }
}
