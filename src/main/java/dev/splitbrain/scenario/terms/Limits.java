package dev.splitbrain.scenario.terms;

import dev.splitbrain.check.Limit;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.yaml.CoreScalar;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is demanded of a figure: one comparison, {@code ">= 98%"}. */
public final class Limits {
    private Limits() {}

    /** A limit of a figure in this unit; without a sign, {@code unsigned} is meant. */
    public static Shape<Limit> shape(Limit.Unit unit, Limit.Comparison unsigned) {
        return new LimitShape(unit, unsigned);
    }

    private record LimitShape(Limit.Unit unit, Limit.Comparison unsigned) implements Shape<Limit> {
        @Override
        public String words() {
            return "a comparison such as " + example();
        }

        @Override
        public String example() {
            return '"' + unsigned.sign() + " " + figure() + '"';
        }

        private String figure() {
            return switch (unit) {
                case SHARE -> "98%";
                case DURATION -> "100ms";
                case NUMBER -> "40";
            };
        }

        @Override
        public Optional<Limit> bind(YamlNode node, Reading reading) {
            if (!(node instanceof YamlNode.Scalar scalar) || scalar.isNull()) return mismatch(node, reading);
            try {
                Limit limit = Limit.parse(scalar.text(), unit, unsigned);
                if (limit.nonsense().isEmpty()) return Optional.of(limit);
                reading.problem(node, limit.nonsense().get() + ", got `" + scalar.text() + "`", "write " + example());
                return Optional.empty();
            } catch (IllegalArgumentException e) {
                return mismatch(node, reading, hint(scalar.text()));
            }
        }

        private String hint(String text) {
            String number = text.replaceFirst("^[<>=]*\\s*", "");
            if (!CoreScalar.isNumber(number)) return "";
            String sign = text.substring(0, text.length() - number.length());
            return switch (unit) {
                case SHARE -> "write \"" + sign + number + "%\"";
                case DURATION -> "write \"" + sign + number + "ms\" or \"" + sign + number + "s\"";
                case NUMBER -> "";
            };
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            String name = "limit-" + unit.name().toLowerCase(java.util.Locale.ROOT);
            return definitions.refer(
                    name,
                    () -> SchemaDefinitions.object(
                            "description",
                            "A comparison, quoted because of its sign.",
                            "type",
                            List.of("string", "number"),
                            "examples",
                            List.of(unsigned.sign() + " " + figure())));
        }
    }
}
