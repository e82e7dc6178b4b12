package dev.splitbrain.explore.sweep;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.measure.Measure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which runs a sweep is made of. Runs are numbered from 0: all seeds of the first setting, then all of the second.
 *
 * @param base the scenario with none of the settings
 * @param paths of all that differs between settings; empty where whole scenarios are compared
 * @param measures the figures that are kept of each run
 * @param asked those of them that the scenario asks for, besides what it claims something of
 */
public record SweepPlan(
        Scenario base,
        List<Long> seeds,
        List<String> paths,
        List<Setting> settings,
        List<Measure> measures,
        List<Measure> asked) {
    public SweepPlan {
        seeds = List.copyOf(seeds);
        paths = List.copyOf(paths);
        settings = List.copyOf(settings);
        measures = List.copyOf(measures);
        asked = List.copyOf(asked);
    }

    /**
     * One of the alternatives.
     *
     * @param label what tables and charts call it; may be empty where there is only one
     * @param values by path, as overrides of the loader
     */
    public record Setting(String label, Map<String, String> values, Scenario scenario) {
        private static final String NAME = "name";

        public Setting {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /** A setting that is called by its values: {@code pre_vote=false, loss=5%}; by its name alone where it has one. */
        static Setting of(Map<String, String> values, Scenario scenario) {
            return new Setting(words(values), values, scenario);
        }

        /** The last part of each path will do. */
        public static String words(Map<String, String> values) {
            if (values.containsKey(NAME)) return values.get(NAME).replaceAll("^\"|\"$", "");
            return values.entrySet().stream()
                    .map(value ->
                            value.getKey().substring(value.getKey().lastIndexOf('.') + 1) + "=" + value.getValue())
                    .collect(Collectors.joining(", "));
        }
    }

    /** Whether whole scenarios are compared, and not settings of one. */
    public boolean isComparison() {
        return paths.isEmpty() && settings.size() > 1;
    }

    /** What it is about: the scenario's name, or the names of those that are compared. */
    public String title() {
        if (!isComparison()) return base.name();
        return settings.stream()
                .map(setting -> setting.scenario().name())
                .distinct()
                .collect(Collectors.joining(" against "));
    }

    /** How many runs there are. */
    public int runs() {
        return Math.multiplyExact(seeds.size(), settings.size());
    }

    /** The place of a run's setting, counted from 0. */
    public int place(int number) {
        return number / seeds.size();
    }

    public Setting setting(int number) {
        return settings.get(place(number));
    }

    public long seed(int number) {
        return seeds.get(number % seeds.size());
    }

    /** What the plan comes to: equal for equal plans of equal versions, and for no others. */
    public String digest(String version) {
        StringBuilder all =
                new StringBuilder(version).append('\n').append(seeds).append('\n');
        for (Setting setting : settings) {
            all.append(setting.label()).append(setting.scenario().text()).append('\n');
            setting.scenario().protocol().foreign().ifPresent(code -> all.append(code.digest()));
        }
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
