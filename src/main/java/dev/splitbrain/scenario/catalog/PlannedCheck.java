package dev.splitbrain.scenario.catalog;

import dev.splitbrain.check.Check;
import java.util.function.Supplier;

/**
 * A check of a scenario.
 *
 * @param text as the scenario says it, on one line
 * @param make a new check, for one run
 * @param expectViolated whether the run is as expected where the check finds a violation
 * @param applies whether all settings are as its {@code only-if} asks; a check that does not apply is not made
 */
public record PlannedCheck(String name, String text, Supplier<Check> make, boolean expectViolated, boolean applies) {}
