package dev.splitbrain.scenario;

import dev.splitbrain.scenario.measure.Measure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Many runs of one scenario: every seed with each of some settings.
 *
 * @param seeds one or more
 * @param settings one or more: values by dotted path, ready to be overrides of the loader; may be empty, for the scenario's own
 * @param measures what is gathered of each run besides what sweeps always gather
 */
public record Sweep(List<Long> seeds, List<Map<String, String>> settings, List<Measure> measures) {
    public Sweep {
        seeds = List.copyOf(seeds);
        settings = settings.stream()
                .map(each -> Collections.unmodifiableMap(new LinkedHashMap<>(each)))
                .toList();
        measures = List.copyOf(measures);
    }

    /** The paths of all settings, in the order of their first use. */
    public List<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        for (Map<String, String> each : settings) paths.addAll(each.keySet());
        return List.copyOf(paths);
    }

    /** The same settings with other seeds. */
    public Sweep with(List<Long> newSeeds) {
        return new Sweep(newSeeds, settings, measures);
    }
}
