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
        return new ObjectShape<>("a chart", entry.keys(), Optional.empty(), values -> planned(entry, values));
    }

    private static PlannedChart planned(ChartEntry entry, Values values) {
        Map<String, Object> given = given(entry, values);
        List<String> moment =
                List.of("before", "after").stream().filter(given::containsKey).toList();
        if (given.containsKey("around") && (given.containsKey("from") || given.containsKey("to"))) {
            throw new IllegalArgumentException("a picture is `around` a moment, or `from` one `to` another");
        }
        if (!moment.isEmpty() && !given.containsKey("around")) {
            throw new IllegalArgumentException("`" + moment.get(0) + "` goes with `around`");
        }
        long end = values.reading().get(Facts.DURATION).orElse(Long.MAX_VALUE);
        long from = (Long) given.getOrDefault("from", 0L);
        if (from >= end) throw new IllegalArgumentException("`from` is after the end of the run");
        if (from >= (Long) given.getOrDefault("to", Long.MAX_VALUE)) {
            throw new IllegalArgumentException("`to` comes after `from`");
        }
        return new PlannedChart(entry.name(), given);
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
