package dev.splitbrain.scenario.terms;

import dev.splitbrain.scenario.bind.Quantity;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measured values in a CSV file: the first column, one a line, each with its unit; a first line without number is a header. */
public final class Samples {
    private Samples() {}

    /** The values of a file, counted in the unit of the quantity whose factor is 1. */
    public static Optional<List<Double>> read(String path, YamlNode node, Quantity<Double> quantity, Reading reading) {
        return reading.file(path, node).flatMap(text -> parse(text, node, quantity, reading));
    }

    private static Optional<List<Double>> parse(
            String text, YamlNode node, Quantity<Double> quantity, Reading reading) {
        List<Double> samples = new ArrayList<>();
        int line = 0;
        for (String row : text.split("\r\n|\n")) {
            line++;
            String cell = row.split(",", 2)[0].strip();
            if (cell.isEmpty() || cell.startsWith("#")) continue;
            Optional<Double> value = quantity.within(cell);
            if (value.isEmpty() && samples.isEmpty() && line == 1) continue; // the header
            if (value.isEmpty()) {
                String found = "line " + line + " of " + node.what() + " has `" + cell + "`";
                reading.problem(node, found, "each line begins with " + quantity.words());
                return Optional.empty();
            }
            samples.add(value.get());
        }
        if (samples.isEmpty()) {
            reading.problem(node, "there are no values in " + node.what(), "each line begins with " + quantity.words());
            return Optional.empty();
        }
        return Optional.of(samples);
    }
}
