package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;
import java.util.Map;

/** What a scenario says of its sweep: seeds (none for the scenario's), and settings by path with their values. */
public record SweepPlan(List<Long> seeds, Map<String, List<YamlNode>> vary) {}
