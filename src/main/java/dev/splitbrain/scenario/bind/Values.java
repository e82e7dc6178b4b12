package dev.splitbrain.scenario.bind;

import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the keys of one map were bound to. */
public final class Values {
    private final YamlNode whole;
    private final Reading reading;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, YamlNode> nodes = new LinkedHashMap<>();

    Values(YamlNode whole, Reading reading) {
        this.whole = whole;
        this.reading = reading;
    }

    <T> void put(Key<T> key, YamlNode node, T value) {
        values.put(key.name(), value);
        nodes.put(key.name(), node);
    }

    /** The value of a key, or what holds where it was left out. */
    @SuppressWarnings("unchecked") // put is typed
    public <T> T get(Key<T> key) {
        return values.containsKey(key.name())
                ? (T) values.get(key.name())
                : key.fallback().get();
    }

    /** Whether the text has the key. */
    public boolean has(Key<?> key) {
        return values.containsKey(key.name());
    }

    /** What was written: the map, or the one value that stands for it. */
    public YamlNode whole() {
        return whole;
    }

    /** Where the value of a key stands; the map where it was left out. */
    public YamlNode node(Key<?> key) {
        return Optional.ofNullable(nodes.get(key.name())).orElse(whole);
    }

    public Reading reading() {
        return reading;
    }

    /** Reports a value that does not go with the others. */
    public void problem(Key<?> key, String message, String hint) {
        reading.problem(node(key), message, hint);
    }
}
