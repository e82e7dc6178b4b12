package dev.splitbrain.node;

import java.util.List;
import java.util.Map;

/**
 * Handlers by the class of what they handle, then by the node's class. A protocol has few classes, so that a scan of an
 * array is faster than any hash.
 */
final class Handlers<H> {
    record Entry<H>(Class<?> node, H handler) {}

    private final String protocol;
    private final String kind;
    private final Class<?>[] keys;
    private final Entry<H>[][] entries;

    @SuppressWarnings({"unchecked", "rawtypes"}) // generic arrays cannot be made otherwise
    Handlers(String protocol, String kind, Map<Class<?>, List<Entry<H>>> table) {
        this.protocol = protocol;
        this.kind = kind;
        keys = table.keySet().toArray(new Class<?>[0]);
        entries = new Entry[keys.length][];
        for (int i = 0; i < keys.length; i++) entries[i] = table.get(keys[i]).toArray(new Entry[0]);
    }

    boolean isEmpty() {
        return keys.length == 0;
    }

    boolean has(Class<?> key) {
        return List.of(keys).contains(key);
    }

    H of(Object node, Class<?> key) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == key) return of(node, entries[i], key);
        }
        throw unhandled(node, key);
    }

    private H of(Object node, Entry<H>[] candidates, Class<?> key) {
        for (Entry<H> entry : candidates) {
            if (entry.node == Object.class || entry.node.isInstance(node)) return entry.handler;
        }
        throw unhandled(node, key);
    }

    private IllegalStateException unhandled(Object node, Class<?> key) {
        return new IllegalStateException("protocol " + protocol + ": "
                + node.getClass().getSimpleName() + " has no handler for " + kind + " " + key.getSimpleName());
    }
}
