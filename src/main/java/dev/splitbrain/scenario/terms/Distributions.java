package dev.splitbrain.scenario.terms;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Exponential;
import dev.splitbrain.random.LogNormal;
import dev.splitbrain.scenario.bind.Choice;
import dev.splitbrain.scenario.bind.Durations;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Quantity;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A quantity that is drawn: one value ({@code 5ms}) or one distribution ({@code {uniform: [1ms, 5ms]}}). */
public final class Distributions {
    private final Shape<Distribution> delay;
    private final Shape<Distribution> offset;
    private final Shape<Distribution> drift;
    private final Shape<Distribution> size;
    private final Shape<Distribution> offsetBound;
    private final Shape<Distribution> driftBound;

    /** The shapes, where these distributions may be named. */
    public Distributions(List<? extends Form> forms) {
        Quantity<Double> time = number(Quantities.DURATION.like("5ms"));
        Quantity<Double> signed = number(Quantities.OFFSET);
        Quantity<Double> rate = Quantities.DRIFT;
        delay = drawn("delay", time, time, forms, false);
        offset = drawn("offset", signed, signed, forms, false);
        drift = drawn("drift-rate", rate, rate, forms, false);
        Quantity<Double> bytes = number(Quantities.SIZE.like("1KiB"));
        size = drawn("drawn-size", bytes, bytes, forms, false);
        offsetBound = drawn("offset-bound", number(Quantities.DURATION.like("20ms")), signed, forms, true);
        driftBound = drawn("drift-bound", rate.between("0ppm", rate.high()), rate, forms, true);
    }

    /** A form that distributions may take, whatever the quantity. */
    public interface Form {
        String name();

        String description();

        /** The shape of its parameters, given what is drawn. */
        Shape<Distribution> parameters(Drawn drawn);
    }

    /**
     * A quantity that is drawn.
     *
     * @param quantity one value of it
     * @param distribution one value, or a distribution again: for distributions of distributions
     */
    public record Drawn(Quantity<Double> quantity, Shape<Distribution> distribution) {
        /** A value above zero. */
        public Quantity<Double> positive() {
            return quantity.between(quantity.units().get(0).smallest(), quantity.high());
        }

        public boolean mayBeNegative() {
            return quantity.low().startsWith("-");
        }
    }

    /** The forms that a delay may take, for reference tables. */
    public List<Shape.Part> forms() {
        return ((Later) delay).shape instanceof ValueOrForm value
                ? value.forms().parts()
                : List.of();
    }

    /** A length of time that is drawn, as scenarios write it. */
    public static String text(Distribution delay) {
        if (delay instanceof Distribution.Constant constant) return Durations.text((long) constant.value());
        if (delay instanceof Distribution.Uniform uniform) {
            String low = Durations.text((long) uniform.low());
            return "{uniform: [" + low + ", " + Durations.text((long) uniform.high()) + "]}";
        }
        if (delay instanceof Exponential exponential) {
            return "{exponential: " + Durations.text((long) exponential.mean()) + "}";
        }
        String p50 = Durations.text(Math.round(delay.quantile(0.5)));
        String p99 = Durations.text(Math.round(delay.quantile(0.99)));
        if (delay instanceof LogNormal) return "{lognormal: {p50: " + p50 + ", p99: " + p99 + "}}";
        return "drawn, half below " + p50 + " and 99% below " + p99;
    }

    /** A length of time, in nanoseconds. */
    public Shape<Distribution> delay() {
        return delay;
    }

    /** A length of time that may be negative. */
    public Shape<Distribution> offset() {
        return offset;
    }

    /** The same, where a single value is a bound: up to so much either way, each as likely. */
    public Shape<Distribution> offsetBound() {
        return offsetBound;
    }

    /** A drift in millionths. */
    public Shape<Distribution> drift() {
        return drift;
    }

    /** The same, where a single value is a bound: up to so much either way, each as likely. */
    public Shape<Distribution> driftBound() {
        return driftBound;
    }

    /** A number of bytes. */
    public Shape<Distribution> size() {
        return size;
    }

    private static Quantity<Double> number(Quantity<Long> quantity) {
        return quantity.as(Long::doubleValue);
    }

    private static Shape<Distribution> drawn(
            String name, Quantity<Double> single, Quantity<Double> drawn, List<? extends Form> forms, boolean bound) {
        Later itself = new Later();
        List<Choice.Option<Distribution>> options = forms.stream()
                .map(form -> new Choice.Option<Distribution>(
                        form.name(), form.description(), form.parameters(new Drawn(drawn, itself))))
                .toList();
        itself.shape = new ValueOrForm(name, single, new Choice<>("distribution", options), bound);
        return itself;
    }

    private record ValueOrForm(String name, Quantity<Double> quantity, Choice<Distribution> forms, boolean bound)
            implements Shape<Distribution> {
        private static final Pattern RANGE =
                Pattern.compile("([0-9.]{1,20}) ?(\\D{0,6}?) ?(?:-|\\.\\.|to) ?([0-9.]{1,20}) ?(\\D{1,6})");

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
            Optional<String> range = range((YamlNode.Scalar) node);
            if (range.isPresent()) return mismatch(node, reading, "write {uniform: [" + range.get() + "]}");
            return quantity.bind(node, reading)
                    .map(value -> bound ? Distribution.uniform(-value, value) : Distribution.constant(value));
        }

        /** The two ends of {@code 150-300ms}, as they would be written in a list. */
        private Optional<String> range(YamlNode.Scalar node) {
            Matcher ends = RANGE.matcher(node.text());
            if (!ends.matches()) return Optional.empty();
            String low = ends.group(1) + (ends.group(2).isEmpty() ? ends.group(4) : ends.group(2));
            String high = ends.group(3) + ends.group(4);
            boolean both =
                    quantity.within(low).isPresent() && quantity.within(high).isPresent();
            return both ? Optional.of(low + ", " + high) : Optional.empty();
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return definitions.refer(
                    name,
                    () -> SchemaDefinitions.object(
                            "description",
                            Character.toUpperCase(quantity.noun().charAt(0))
                                    + quantity.noun().substring(1) + (bound ? ", either way" : "")
                                    + ", or a distribution of such.",
                            "anyOf",
                            List.of(quantity.schema(definitions), forms.schema(definitions))));
        }
    }

    /** A shape that contains itself. */
    private static final class Later implements Shape<Distribution> {
        private Shape<Distribution> shape; // set before anything is bound

        @Override
        public String words() {
            return shape.words();
        }

        @Override
        public Optional<Distribution> bind(YamlNode node, Reading reading) {
            return shape.bind(node, reading);
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return shape.schema(definitions);
        }

        @Override
        public String example() {
            return shape.example();
        }
    }
}
