package dev.splitbrain.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Many runs of one scenario: every seed with every combination of settings.
 *
 * @param seeds one or more
 * @param vary settings by their dotted paths, and the values that each takes, ready to be overrides of the loader
 */
public record Sweep(List<Long> seeds, Map<String, List<String>> vary) {
    public Sweep {
        seeds = List.copyOf(seeds);
        vary = Collections.unmodifiableMap(new LinkedHashMap<>(vary));
    }
}
