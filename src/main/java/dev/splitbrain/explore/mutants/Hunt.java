package dev.splitbrain.explore.mutants;

import dev.splitbrain.explore.search.Search;
import dev.splitbrain.scenario.Variants;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * Where and how mistakes of a protocol are looked for.
 *
 * @param file the scenario
 * @param scenario gives it with values by path
 */
public record Hunt(Path file, Function<Map<String, String>, Variants> scenario, Search.By by) {}
