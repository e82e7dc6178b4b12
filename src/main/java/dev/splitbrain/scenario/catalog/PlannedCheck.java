package dev.splitbrain.scenario.catalog;

import dev.splitbrain.check.Check;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A check of a scenario.
 *
 * @param text as the scenario says it, on one line
 * @param make a new check, for one run
 * @param expectViolated whether the run is as expected where the check finds a violation
 * @param onlyIf the settings that it applies to, by their paths; empty for all
 */
public record PlannedCheck(
        String name, String text, Supplier<Check> make, boolean expectViolated, Map<String, String> onlyIf) {
    public PlannedCheck {
        onlyIf = Collections.unmodifiableMap(new LinkedHashMap<>(onlyIf));
    }
}
