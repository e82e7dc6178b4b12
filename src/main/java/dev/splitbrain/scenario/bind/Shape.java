package dev.splitbrain.scenario.bind;

import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What may stand at a place of a scenario.
 *
 * @param <T> what it is bound to
 */
public interface Shape<T> {
    /** What would do, for people: {@code a duration such as 150ms}. */
    String words();

    /** The value; empty where the node does not fit, and then the reading has a problem. */
    Optional<T> bind(YamlNode node, Reading reading);

    /** The value where only a name was written before it; by default that is a problem. */
    default Optional<T> bindNothing(YamlNode place, Reading reading) {
        String hint = example().isEmpty() ? "" : "write `" + place.inline() + ": " + example() + "`";
        reading.problem(place, place.what() + " needs " + words(), hint);
        return Optional.empty();
    }

    /** Whether {@link #bindNothing} gives a value. */
    default boolean mayBeNothing() {
        return false;
    }

    /** Its JSON Schema. */
    Map<String, Object> schema(SchemaDefinitions definitions);

    /** What it is made of, for reference tables: keys, or what may be chosen. */
    default List<Part> parts() {
        return List.of();
    }

    /**
     * A key, or something that may be chosen by name.
     *
     * @param fallback what holds where it is left out; empty for nothing, or where it must be there
     */
    record Part(String name, String doc, boolean required, String fallback, Shape<?> shape) {}

    /** A value as one would write it; empty where there is no good one. */
    String example();

    /** The same shape, bound to something else. */
    default <U> Shape<U> map(Function<? super T, ? extends U> function) {
        return mapWith((value, node) -> function.apply(value));
    }

    /** The same shape, bound to something else that also depends on the node. */
    default <U> Shape<U> mapWith(BiFunction<? super T, YamlNode, ? extends U> function) {
        return new Mapped<>(this, (value, node, reading) -> Optional.of(function.apply(value, node)));
    }

    /** The same shape with a further condition, which reports where it does not hold. */
    default Shape<T> checked(Condition<? super T> condition) {
        return new Mapped<>(this, (value, node, reading) -> {
            condition.check(value, node, reading);
            return Optional.of(value);
        });
    }

    /** The same shape; where a node does not fit, the reading is told. */
    default Shape<T> otherwise(Consumer<Reading> consequence) {
        return new Watched<>(this, reading -> {}, consequence);
    }

    /** The same shape; before a node is bound, the reading is told. */
    default Shape<T> preceded(Consumer<Reading> preparation) {
        return new Watched<>(this, preparation, reading -> {});
    }

    /** Says what is wrong with a value, if anything is. */
    @FunctionalInterface
    interface Condition<T> {
        void check(T value, YamlNode node, Reading reading);
    }

    /** Reports that something else than this shape was found. */
    default <U> Optional<U> mismatch(YamlNode node, Reading reading) {
        return mismatch(node, reading, "");
    }

    /** The same with what to write instead. */
    default <U> Optional<U> mismatch(YamlNode node, Reading reading, String hint) {
        reading.problem(node, "expected " + words() + ", got " + node.what(), hint);
        return Optional.empty();
    }
}
