package dev.splitbrain.scenario.language;

import dev.splitbrain.random.Rng;
import dev.splitbrain.scenario.Sweep;
import dev.splitbrain.scenario.measure.Measure;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a scenario says of its sweep.
 *
 * @param seeds none for the scenario's
 * @param vary settings by path, each with the values that it takes; every combination is run
 * @param settings combinations, one by one
 * @param sample combinations by chance
 */
public record SweepPlan(
        List<Long> seeds,
        Map<String, List<YamlNode>> vary,
        List<Map<String, YamlNode>> settings,
        Optional<SettingSample> sample,
        List<Measure> measures) {

    /** All runs that are meant; {@code seed} is the scenario's. */
    public Sweep sweep(long seed) {
        List<Map<String, String>> all = List.of(Map.of());
        for (Map.Entry<String, List<YamlNode>> setting : vary.entrySet()) {
            List<Map<String, String>> one = setting.getValue().stream()
                    .map(value -> Map.of(setting.getKey(), value.flow()))
                    .toList();
            all = product(all, one);
        }
        if (!settings.isEmpty()) {
            all = product(all, settings.stream().map(SweepPlan::texts).toList());
        }
        if (sample.isPresent()) all = product(all, sample.get().draw(new Rng(seed).stream("sweep")));
        return new Sweep(seeds.isEmpty() ? List.of(seed) : seeds, all, measures);
    }

    private static Map<String, String> texts(Map<String, YamlNode> nodes) {
        Map<String, String> texts = new LinkedHashMap<>();
        nodes.forEach((path, node) -> texts.put(path, node.flow()));
        return texts;
    }

    private static List<Map<String, String>> product(List<Map<String, String>> one, List<Map<String, String>> other) {
        List<Map<String, String>> all = new ArrayList<>();
        for (Map<String, String> first : one) {
            for (Map<String, String> second : other) {
                Map<String, String> both = new LinkedHashMap<>(first);
                both.putAll(second);
                all.add(both);
            }
        }
        return all;
    }
}
