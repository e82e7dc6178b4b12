package dev.splitbrain.scenario.bind;

import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shape whose value becomes another. */
record Mapped<S, T>(Shape<S> shape, Step<S, T> step) implements Shape<T> {
    @FunctionalInterface
    interface Step<S, T> {
        Optional<T> apply(S value, YamlNode node, Reading reading);
    }

    @Override
    public String words() {
        return shape.words();
    }

    @Override
    public Optional<T> bind(YamlNode node, Reading reading) {
        return shape.bind(node, reading).flatMap(value -> step.apply(value, node, reading));
    }

    @Override
    public Optional<T> bindNothing(YamlNode place, Reading reading) {
        return shape.bindNothing(place, reading).flatMap(value -> step.apply(value, place, reading));
    }

    @Override
    public boolean mayBeNothing() {
        return shape.mayBeNothing();
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        return shape.schema(definitions);
    }

    @Override
    public List<Part> parts() {
        return shape.parts();
    }

    @Override
    public String example() {
        return shape.example();
    }
}
