package dev.splitbrain.scenario.bind;

import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.Optional;

/** A shape whose value becomes another; the step may refuse by IllegalArgumentException. */
record Mapped<S, T>(Shape<S> shape, Step<S, T> step) implements Around<S, T> {
    @FunctionalInterface
    interface Step<S, T> {
        Optional<T> apply(S value, YamlNode node, Reading reading);
    }

    @Override
    public Optional<T> bind(YamlNode node, Reading reading) {
        return shape.bind(node, reading).flatMap(value -> step(value, node, reading));
    }

    @Override
    public Optional<T> bindNothing(YamlNode place, Reading reading) {
        return shape.bindNothing(place, reading).flatMap(value -> step(value, place, reading));
    }

    private Optional<T> step(S value, YamlNode node, Reading reading) {
        try {
            return step.apply(value, node, reading);
        } catch (IllegalArgumentException refusal) {
            reading.problem(node, String.valueOf(refusal.getMessage()), "");
            return Optional.empty();
        }
    }
}
