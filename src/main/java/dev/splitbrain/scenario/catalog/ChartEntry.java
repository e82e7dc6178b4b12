package dev.splitbrain.scenario.catalog;

import dev.splitbrain.scenario.bind.Key;
import java.util.List;

/** A chart that scenarios may name, and its options. */
public record ChartEntry(String name, String description, List<Key<?>> keys) {
    public ChartEntry {
        keys = List.copyOf(keys);
    }

    public ChartEntry(String name, String description) {
        this(name, description, List.of());
    }
}
