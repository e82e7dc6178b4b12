package dev.splitbrain.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The same scenario with a mistake in it, for which its claims must fail: a claim that holds for every mistake checks nothing.
 *
 * @param name what is wrong, for people
 * @param values by dotted path, ready to be overrides of the loader
 */
public record WrongVariant(String name, Map<String, String> values) {
    public WrongVariant {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
