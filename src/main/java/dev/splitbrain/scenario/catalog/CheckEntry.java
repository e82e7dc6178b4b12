package dev.splitbrain.scenario.catalog;

import dev.splitbrain.check.Check;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Values;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A check that scenarios may name.
 *
 * @param description what it demands, in a line
 * @param keys its options; a value that is not a map is the value of the first
 * @param make gives, for the options, what makes a new check for each run
 */
public record CheckEntry(String name, String description, List<Key<?>> keys, Function<Values, Supplier<Check>> make) {
    public CheckEntry {
        keys = List.copyOf(keys);
    }

    /** A check without options. */
    public static CheckEntry of(String name, String description, Supplier<Check> make) {
        return new CheckEntry(name, description, List.of(), values -> make);
    }
}
