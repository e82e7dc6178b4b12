package dev.splitbrain.scenario.bind;

import java.util.List;
import java.util.Map;

/** A shape around another, whose words, schema and parts are that one's. */
interface Around<S, T> extends Shape<T> {
    Shape<S> shape();

    @Override
    default String words() {
        return shape().words();
    }

    @Override
    default boolean mayBeNothing() {
        return shape().mayBeNothing();
    }

    @Override
    default Map<String, Object> schema(SchemaDefinitions definitions) {
        return shape().schema(definitions);
    }

    @Override
    default List<Part> parts() {
        return shape().parts();
    }

    @Override
    default String example() {
        return shape().example();
    }
}
