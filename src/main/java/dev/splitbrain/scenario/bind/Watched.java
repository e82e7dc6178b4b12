package dev.splitbrain.scenario.bind;

import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.Optional;
import java.util.function.Consumer;

/** A shape whose binding is prepared, and whose failure has a consequence. */
record Watched<T>(Shape<T> shape, Consumer<Reading> preparation, Consumer<Reading> consequence)
        implements Around<T, T> {
    @Override
    public Optional<T> bind(YamlNode node, Reading reading) {
        preparation.accept(reading);
        return watched(shape.bind(node, reading), reading);
    }

    @Override
    public Optional<T> bindNothing(YamlNode place, Reading reading) {
        preparation.accept(reading);
        return watched(shape.bindNothing(place, reading), reading);
    }

    private Optional<T> watched(Optional<T> value, Reading reading) {
        if (value.isEmpty()) consequence.accept(reading);
        return value;
    }
}
