package dev.splitbrain.scenario.terms;

import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.yaml.Suggestion;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A moment of a run: a time, or the beginning of a fault, {@code fault 1}, by its number or its id. */
public record Moments() implements Shape<Moments.Moment> {
    private static final String FAULT = "fault ";

    /** {@code fault} is a number from 1, where {@code atNanos} is empty. */
    public record Moment(Optional<Long> atNanos, int fault) {}

    @Override
    public String words() {
        return "a moment such as `fault 1` or 15s";
    }

    @Override
    public String example() {
        return "fault 1";
    }

    @Override
    public Optional<Moment> bind(YamlNode node, Reading reading) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.isNull()) return mismatch(node, reading);
        String text = scalar.text().strip();
        if (Quantities.DURATION.parse(text).isPresent()) {
            return Quantities.DURATION.bind(node, reading).map(nanos -> new Moment(Optional.of(nanos), 0));
        }
        if (!text.startsWith(FAULT)) return mismatch(node, reading);
        String name = text.substring(FAULT.length()).strip();
        if (reading.names(Names.FAULT).contains(name)) {
            return Optional.of(new Moment(Optional.empty(), number(name, reading.names(Names.FAULT))));
        }
        boolean byChance = !reading.isSure(Names.FAULT) && name.matches("[1-9][0-9]{0,5}");
        if (byChance) return Optional.of(new Moment(Optional.empty(), Integer.parseInt(name)));
        reading.problem(
                node, "no fault is called `" + name + "`", Suggestion.hint(name, "faults", reading.names(Names.FAULT)));
        return Optional.empty();
    }

    /** Each fault declares its number, and then its id if it has one. */
    private static int number(String name, List<String> names) {
        int number = 0;
        for (String declared : names) {
            if (declared.equals(String.valueOf(number + 1))) number++;
            if (declared.equals(name)) return number;
        }
        throw new IllegalStateException(name + " is none of " + names);
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        return SchemaDefinitions.object("type", "string", "examples", List.of("fault 1", "15s"));
    }
}
