package dev.splitbrain.scenario.terms;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.Choice;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Quantity;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A quantity that is drawn: one value ({@code 5ms}) or one distribution ({@code {uniform: [1ms, 5ms]}}). */
public final class Distributions {
    private final Shape<Distribution> delay;
    private final Shape<Distribution> offset;
    private final Shape<Distribution> size;

    /** The shapes, where these distributions may be named. */
    public Distributions(List<? extends Form> forms) {
        delay = drawn("delay", Quantities.DURATION.like("5ms"), forms);
        offset = drawn("offset", Quantities.OFFSET, forms);
        size = drawn("drawn-size", Quantities.SIZE, forms);
    }

    /** A form that distributions may take, whatever the quantity. */
    public interface Form {
        String name();

        String description();

        /** The shape of its parameters, given that of the quantity. */
        Shape<Distribution> parameters(Shape<Double> quantity);
    }

    /** A length of time, in nanoseconds. */
    public Shape<Distribution> delay() {
        return delay;
    }

    /** A length of time that may be negative. */
    public Shape<Distribution> offset() {
        return offset;
    }

    /** A number of bytes. */
    public Shape<Distribution> size() {
        return size;
    }

    private static Shape<Distribution> drawn(String name, Quantity<Long> quantity, List<? extends Form> forms) {
        Shape<Double> number = quantity.map(Long::doubleValue);
        List<Choice.Option<Distribution>> options = forms.stream()
                .map(form -> new Choice.Option<Distribution>(form.name(), form.description(), form.parameters(number)))
                .toList();
        return new Drawn(name, quantity, new Choice<>("distribution", options));
    }

    private record Drawn(String name, Quantity<Long> quantity, Choice<Distribution> forms)
            implements Shape<Distribution> {
        @Override
        public String words() {
            return quantity.words() + ", or a distribution such as {uniform: [1ms, 5ms]}";
        }

        @Override
        public String example() {
            return quantity.example();
        }

        @Override
        public Optional<Distribution> bind(YamlNode node, Reading reading) {
            if (node instanceof YamlNode.Mapping) return forms.bind(node, reading);
            if (node instanceof YamlNode.Sequence) return mismatch(node, reading);
            return quantity.bind(node, reading).map(value -> Distribution.constant(value));
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return definitions.refer(
                    name,
                    () -> SchemaDefinitions.object(
                            "description",
                            Character.toUpperCase(quantity.noun().charAt(0))
                                    + quantity.noun().substring(1) + ", or a distribution of such.",
                            "anyOf",
                            List.of(quantity.schema(definitions), forms.schema(definitions))));
        }
    }
}
