package dev.splitbrain.scenario.bind;

import java.util.function.Supplier;

/**
 * A key of a map: the one place that says what may stand there, what it means and what holds where it is left out.
 *
 * @param doc what it means, in a sentence or two: hover text, schema description and reference table
 * @param fallback the value where the key is left out; null for a key that must be there
 * @param fallbackText the same as people read it
 */
public record Key<T>(String name, Shape<T> shape, String doc, Supplier<T> fallback, String fallbackText) {
    /** A key that must be there. */
    public static <T> Key<T> required(String name, Shape<T> shape, String doc) {
        return new Key<>(name, shape, doc, null, "");
    }

    /** A key that may be left out. */
    public static <T> Key<T> optional(String name, Shape<T> shape, T fallback, String fallbackText, String doc) {
        return new Key<>(name, shape, doc, () -> fallback, fallbackText);
    }

    /** A key that may be left out, whose value is then empty. */
    public static <T> Key<java.util.Optional<T>> maybe(String name, Shape<T> shape, String doc) {
        return new Key<>(name, shape.map(java.util.Optional::of), doc, java.util.Optional::empty, "");
    }

    public boolean isRequired() {
        return fallback == null;
    }
}
