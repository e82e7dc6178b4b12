package dev.splitbrain.scenario.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A chart of a scenario.
 *
 * @param options what the scenario says, by key; lengths of time are {@code Long} nanoseconds
 */
public record PlannedChart(String name, Map<String, Object> options) {
    public PlannedChart {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
}
