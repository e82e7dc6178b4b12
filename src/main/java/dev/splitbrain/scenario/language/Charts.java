package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Choice;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.catalog.ChartEntry;
import dev.splitbrain.scenario.catalog.PlannedChart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code charts}: a name each, or a name with options. */
final class Charts {
    private Charts() {}

    static Shape<List<PlannedChart>> shape(List<ChartEntry> entries) {
        List<Choice.Option<PlannedChart>> options = entries.stream()
                .map(entry -> new Choice.Option<PlannedChart>(entry.name(), entry.description(), shape(entry)))
                .toList();
        return Lists.of(new Choice<>("chart", options), "a list of charts");
    }

    private static Shape<PlannedChart> shape(ChartEntry entry) {
        return new ObjectShape<>(
                "a chart",
                entry.keys(),
                Optional.empty(),
                values -> new PlannedChart(entry.name(), given(entry, values)));
    }

    private static Map<String, Object> given(ChartEntry entry, Values values) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (Key<?> key : entry.keys()) {
            if (values.has(key))
                given.put(key.name(), values.get(key) instanceof Optional<?> some ? some.get() : values.get(key));
        }
        return given;
    }
}
