package dev.splitbrain.explore.trial;

import dev.splitbrain.scenario.yaml.YamlNode;

/** A run that may be tried: a scenario as a tree, which can be changed and written down, and a seed. */
public record Candidate(YamlNode.Mapping tree, long seed) {
    /** The same with another tree. */
    public Candidate with(YamlNode.Mapping newTree) {
        return new Candidate(newTree, seed);
    }
}
