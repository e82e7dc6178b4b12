package dev.splitbrain.scenario.terms;

import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.measure.Measure;
import dev.splitbrain.scenario.measure.Measures;
import dev.splitbrain.scenario.yaml.Suggestion;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The name of a measure: {@code election-time}, {@code messages.request-vote}, {@code note.became-leader.first}. */
public record MeasureNames() implements Shape<Measure> {
    public static final Shape<Measure> SHAPE = new MeasureNames();

    @Override
    public String words() {
        return "a measure such as election-time";
    }

    @Override
    public String example() {
        return "election-time";
    }

    @Override
    public Optional<Measure> bind(YamlNode node, Reading reading) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.isNull()) return mismatch(node, reading);
        Optional<Measure> measure = Measures.named(scalar.text());
        if (measure.isEmpty()) {
            reading.problem(node, "no measure is called `" + scalar.text() + "`", hint(scalar.text()));
        }
        return measure;
    }

    private static String hint(String name) {
        List<String> names =
                new ArrayList<>(Measures.all().stream().map(Measure::name).toList());
        names.addAll(Measures.families());
        return Suggestion.hint(name, "measures", names);
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        return definitions.refer(
                "measure",
                () -> SchemaDefinitions.object(
                        "description",
                        "A figure of a run.",
                        "type",
                        "string",
                        "examples",
                        Measures.all().stream().map(Measure::name).toList()));
    }
}
