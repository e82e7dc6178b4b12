package dev.splitbrain.cli.serve;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands behind the question mark of an address. */
record Query(Map<String, String> values) {
    static Query of(String text) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) values.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
        }
        return new Query(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    long number(String name) {
        return value(name)
                .filter(text -> text.matches("\\d{1,15}"))
                .map(Long::parseLong)
                .orElse(0L);
    }
}
