package dev.splitbrain.scenario.bind;

import dev.splitbrain.scenario.yaml.CoreScalar;
import dev.splitbrain.scenario.yaml.Suggestion;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shapes of single values without a unit. */
public final class Scalars {
    private Scalars() {}

    /** Any single value, as it was written. */
    public static Shape<String> text(String what) {
        return new Text(what);
    }

    public static Shape<Boolean> bool() {
        return new Bool();
    }

    /** A whole number. */
    public static Shape<Long> whole(long low, long high) {
        return new Whole(low, high, "");
    }

    public static Shape<Integer> whole(int low, int high) {
        return new Whole(low, high, "").map(Long::intValue);
    }

    /** A whole number, and one that shows how. */
    public static Shape<Integer> whole(int low, int high, String example) {
        return new Whole(low, high, example).map(Long::intValue);
    }

    /** A number without a unit. */
    public static Shape<Double> number(double low, double high) {
        return new Decimal(low, high);
    }

    /** One of these words. */
    public static Shape<String> oneOf(List<String> words) {
        return new Word(words, "");
    }

    /** One of these words, where something else than a word would do too. */
    public static Shape<String> oneOf(List<String> words, String what) {
        return new Word(words, what);
    }

    /** One of an enum's constants, in lower case with hyphens. */
    public static <E extends Enum<E>> Shape<E> oneOf(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> words = constants.stream().map(Scalars::word).toList();
        return new Word(words, "").map(word -> constants.get(words.indexOf(word)));
    }

    /** How scenarios write a constant of an enum. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Anything, as plain Java values: texts, numbers, booleans, lists and maps of such. */
    public static Shape<Object> anything(String what) {
        return new Anything(what);
    }

    private record Anything(String words) implements Shape<Object> {
        @Override
        public Optional<Object> bind(YamlNode node, Reading reading) {
            Object value = value(node);
            return value == null ? mismatch(node, reading) : Optional.of(value);
        }

        private static Object value(YamlNode node) {
            if (node instanceof YamlNode.Sequence list) {
                List<Object> values = new ArrayList<>(); // which may be null
                for (YamlNode item : list.items()) values.add(value(item));
                return Collections.unmodifiableList(values);
            }
            if (node instanceof YamlNode.Mapping map) {
                Map<String, Object> values = new LinkedHashMap<>();
                for (YamlNode.Entry entry : map.entries()) values.put(entry.name(), value(entry.value()));
                return values;
            }
            return value((YamlNode.Scalar) node);
        }

        private static Object value(YamlNode.Scalar scalar) {
            if (!scalar.plain()) return scalar.text();
            if (scalar.isNull()) return null;
            Optional<Boolean> bool = CoreScalar.bool(scalar.text());
            if (bool.isPresent()) return bool.get();
            return CoreScalar.integer(scalar.text())
                    .filter(number -> number.bitLength() < Long.SIZE)
                    .<Object>map(BigInteger::longValue)
                    .orElse(scalar.text());
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return new LinkedHashMap<>();
        }

        @Override
        public String example() {
            return "";
        }
    }

    private record Text(String what) implements Shape<String> {
        @Override
        public String words() {
            return what;
        }

        @Override
        public Optional<String> bind(YamlNode node, Reading reading) {
            if (!(node instanceof YamlNode.Scalar scalar) || scalar.isNull()) {
                boolean colon = node instanceof YamlNode.Mapping;
                return mismatch(node, reading, colon ? "quote a text that contains `: `" : "");
            }
            return Optional.of(scalar.text().strip());
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return SchemaDefinitions.object("type", List.of("string", "number", "boolean"));
        }

        @Override
        public String example() {
            return "";
        }
    }

    private record Bool() implements Shape<Boolean> {
        @Override
        public String words() {
            return "true or false";
        }

        @Override
        public Optional<Boolean> bind(YamlNode node, Reading reading) {
            Optional<Boolean> value = node instanceof YamlNode.Scalar scalar && scalar.plain()
                    ? CoreScalar.bool(scalar.text())
                    : Optional.empty();
            return value.isPresent() ? value : mismatch(node, reading, hint(node));
        }

        private static String hint(YamlNode node) {
            String text = node instanceof YamlNode.Scalar scalar ? scalar.text().toLowerCase(Locale.ROOT) : "";
            return switch (text) {
                case "yes", "on", "y", "true" -> "write true";
                case "no", "off", "n", "false" -> "write false";
                default -> "";
            };
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return SchemaDefinitions.object("type", "boolean");
        }

        @Override
        public String example() {
            return "true";
        }
    }

    private record Whole(long low, long high, String example) implements Shape<Long> {
        @Override
        public String words() {
            return "a whole number";
        }

        @Override
        public Optional<Long> bind(YamlNode node, Reading reading) {
            Optional<BigInteger> number = node instanceof YamlNode.Scalar scalar && scalar.plain()
                    ? CoreScalar.integer(scalar.text())
                    : Optional.empty();
            if (number.isEmpty()) return mismatch(node, reading);
            boolean tooLow = number.get().compareTo(BigInteger.valueOf(low)) < 0;
            boolean tooHigh = number.get().compareTo(BigInteger.valueOf(high)) > 0;
            if (!tooLow && !tooHigh) return number.map(BigInteger::longValue);
            String limit = tooLow ? "at least " + low : "at most " + high;
            reading.problem(node, "the number here is " + limit + ", got " + node.what(), "");
            return Optional.empty();
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            Map<String, Object> schema = SchemaDefinitions.object("type", "integer");
            if (low > Integer.MIN_VALUE) schema.put("minimum", low);
            if (high < Integer.MAX_VALUE) schema.put("maximum", high);
            return schema;
        }
    }

    private record Decimal(double low, double high) implements Shape<Double> {
        @Override
        public String words() {
            return "a number";
        }

        @Override
        public Optional<Double> bind(YamlNode node, Reading reading) {
            if (!(node instanceof YamlNode.Scalar scalar) || !scalar.plain() || !CoreScalar.isNumber(scalar.text())) {
                return mismatch(node, reading);
            }
            double value = CoreScalar.integer(scalar.text())
                    .map(BigInteger::doubleValue)
                    .orElseGet(() -> Double.valueOf(scalar.text()));
            if (value >= low && value <= high) return Optional.of(value);
            reading.problem(node, range() + node.what(), "");
            return Optional.empty();
        }

        private String range() {
            return "the number here is between " + Durations.number(low) + " and " + Durations.number(high) + ", got ";
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return SchemaDefinitions.object("type", "number", "minimum", low, "maximum", high);
        }

        @Override
        public String example() {
            return "";
        }
    }

    private record Word(List<String> choices, String what) implements Shape<String> {
        @Override
        public String words() {
            if (!what.isEmpty()) return what;
            return choices.size() == 1 ? "`" + choices.get(0) + "`" : "one of " + String.join(", ", choices);
        }

        @Override
        public Optional<String> bind(YamlNode node, Reading reading) {
            if (!(node instanceof YamlNode.Scalar scalar)) return mismatch(node, reading);
            if (choices.contains(scalar.text())) return Optional.of(scalar.text());
            String meant = Suggestion.nearest(scalar.text(), choices)
                    .map(word -> "did you mean `" + word + "`?")
                    .orElse("");
            return mismatch(node, reading, meant);
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return SchemaDefinitions.object("enum", choices);
        }

        @Override
        public String example() {
            return choices.get(0);
        }
    }
}
