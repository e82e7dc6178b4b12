package dev.splitbrain.explore.sweep;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.Sweep;
import dev.splitbrain.scenario.measure.Measure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which runs a sweep is made of. Runs are numbered from 0: all seeds of the first setting, then all of the second.
 *
 * @param base the scenario with none of the settings
 * @param overrides what the command line changed in it
 * @param scenarios the scenario of each setting
 * @param measures the figures that are kept of each run
 */
public record SweepPlan(
        Scenario base, Map<String, String> overrides, Sweep sweep, List<Scenario> scenarios, List<Measure> measures) {
    public SweepPlan {
        overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
        scenarios = List.copyOf(scenarios);
        measures = List.copyOf(measures);
    }

    /** How many runs there are. */
    public int runs() {
        return Math.multiplyExact(sweep.seeds().size(), scenarios.size());
    }

    /** Which setting a run has, counted from 0. */
    public int setting(int number) {
        return number / sweep.seeds().size();
    }

    public long seed(int number) {
        return sweep.seeds().get(number % sweep.seeds().size());
    }

    /** A setting's values by path, as overrides of the loader. */
    public Map<String, String> values(int setting) {
        return sweep.settings().get(setting);
    }

    /** What the plan comes to: equal for equal plans of equal versions, and for no others. */
    public String digest(String version) {
        StringBuilder all =
                new StringBuilder(version).append('\n').append(base.text()).append('\n');
        all.append(sweep.seeds()).append('\n').append(sweep.settings()).append('\n');
        for (Measure measure : measures) all.append(measure.name()).append(' ');
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
