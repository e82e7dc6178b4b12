package dev.splitbrain.scenario.bind;

import dev.splitbrain.scenario.yaml.CoreScalar;
import dev.splitbrain.scenario.yaml.Suggestion;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A number with a unit: {@code 150ms}, {@code 5%}. A bare number is an error that shows the fix.
 *
 * @param name of the definition in the schema
 * @param noun with its article: {@code a duration}
 * @param example as one would write it
 * @param units the smallest first; the value is counted in the unit whose factor is 1
 * @param fixes the units that the fix of a bare number shows
 * @param low the least value that will do, and {@code high} the greatest, as people write them
 */
public record Quantity<T>(
        String name,
        String noun,
        String example,
        List<Unit> units,
        List<String> fixes,
        String low,
        String high,
        Function<BigDecimal, T> convert)
        implements Shape<T> {
    /** What people write for units. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("sec", "s"),
            Map.entry("secs", "s"),
            Map.entry("seconds", "s"),
            Map.entry("msec", "ms"),
            Map.entry("millis", "ms"),
            Map.entry("usec", "us"),
            Map.entry("m", "min"),
            Map.entry("mins", "min"),
            Map.entry("second", "s"),
            Map.entry("minute", "min"),
            Map.entry("hour", "h"),
            Map.entry("minutes", "min"),
            Map.entry("hours", "h"),
            Map.entry("percent", "%"),
            Map.entry("/sec", "/s"),
            Map.entry("/second", "/s"),
            Map.entry("qps", "/s"),
            Map.entry("rps", "/s"),
            Map.entry("Mb/s", "Mbit/s"),
            Map.entry("Mbps", "Mbit/s"),
            Map.entry("Gb/s", "Gbit/s"),
            Map.entry("Gbps", "Gbit/s"),
            Map.entry("K", "KiB"),
            Map.entry("KB", "KiB"),
            Map.entry("M", "MiB"),
            Map.entry("G", "GiB"));

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([-+]?[0-9]{1,30}(?:\\.[0-9]{1,30})?) ?(\\D*)");

    /** The same quantity within other limits, as people write them. */
    public Quantity<T> between(String newLow, String newHigh) {
        return new Quantity<>(name, noun, example, units, fixes, newLow, newHigh, convert);
    }

    /** The same quantity, bound to something else. */
    public <U> Quantity<U> as(Function<T, U> function) {
        return new Quantity<>(name, noun, example, units, fixes, low, high, convert.andThen(function));
    }

    /** The same quantity with another example. */
    public Quantity<T> like(String newExample) {
        return new Quantity<>(name, noun, newExample, units, fixes, low, high, convert);
    }

    @Override
    public String words() {
        return noun + " such as " + example;
    }

    @Override
    public Optional<T> bind(YamlNode node, Reading reading) {
        if (!(node instanceof YamlNode.Scalar scalar)) return mismatch(node, reading);
        Optional<BigDecimal> value = parse(scalar.text());
        if (value.isEmpty()) return mismatch(node, reading, hint(scalar.text()));
        if (value.get().compareTo(limit(low)) < 0) {
            boolean positive = low.equals(units.get(0).smallest());
            return outside(positive ? "more than 0" : "at least " + low, scalar, reading);
        }
        if (value.get().compareTo(limit(high)) > 0) return outside("at most " + high, scalar, reading);
        return value.map(convert);
    }

    /** The value of a text, where it is one and within the limits; for files that a scenario names. */
    public Optional<T> within(String text) {
        return parse(text)
                .filter(value -> value.compareTo(limit(low)) >= 0 && value.compareTo(limit(high)) <= 0)
                .map(convert);
    }

    /** The value of a text, counted in the unit whose factor is 1. */
    public Optional<BigDecimal> parse(String text) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        if (!matcher.matches()) return Optional.empty();
        for (Unit unit : units) {
            if (unit.symbol().equals(matcher.group(2))) {
                return Optional.of(new BigDecimal(matcher.group(1)).multiply(unit.factor()));
            }
        }
        return Optional.empty();
    }

    private BigDecimal limit(String text) {
        return parse(text).orElseThrow();
    }

    private Optional<T> outside(String limit, YamlNode.Scalar scalar, Reading reading) {
        if (CoreScalar.isNumber(scalar.text())) return mismatch(scalar, reading, hint(scalar.text()));
        reading.problem(scalar, noun + " here is " + limit + ", got " + scalar.what(), "");
        return Optional.empty();
    }

    private String hint(String text) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        if (!matcher.matches()) return "";
        String number = matcher.group(1);
        if (matcher.group(2).isEmpty() && CoreScalar.isNumber(number)) {
            return "write " + fixes.stream().map(unit -> number + unit).collect(Collectors.joining(" or "));
        }
        List<String> symbols = symbols();
        Optional<String> meant = Optional.ofNullable(SYNONYMS.get(matcher.group(2)))
                .filter(symbols::contains)
                .or(() -> Suggestion.nearest(matcher.group(2), symbols));
        return meant.map(unit -> "did you mean `" + number + unit + "`? ").orElse("") + "units: "
                + String.join(", ", symbols);
    }

    private List<String> symbols() {
        return units.stream()
                .map(Unit::symbol)
                .filter(symbol -> !symbol.isEmpty())
                .toList();
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        return definitions.refer(name, () -> {
            String symbols = units.stream().map(Unit::symbol).collect(Collectors.joining("|"));
            Map<String, Object> text = SchemaDefinitions.object(
                    "type", "string", "pattern", "^[-+]?[0-9]+(\\.[0-9]+)? ?(" + symbols + ")$");
            text.put(
                    "description",
                    Character.toUpperCase(noun.charAt(0)) + noun.substring(1) + ": a number and one of "
                            + String.join(", ", symbols()) + ".");
            text.put("examples", List.of(example));
            if (symbols().size() < units.size()) text.put("type", List.of("string", "number"));
            return text;
        });
    }
}
