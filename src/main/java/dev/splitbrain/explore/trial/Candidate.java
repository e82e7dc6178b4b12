package dev.splitbrain.explore.trial;

import dev.splitbrain.scenario.yaml.YamlNode;

/**
 * A run that may be tried: a scenario as a tree, which can be changed and written down, and a seed.
 *
 * @param plain whether it is as somebody wrote it, in one of its settings: then figures count too, not only promises
 */
public record Candidate(YamlNode.Mapping tree, long seed, boolean plain) {
    /** One that nobody wrote. */
    public Candidate(YamlNode.Mapping tree, long seed) {
        this(tree, seed, false);
    }

    /** The same with another tree. */
    public Candidate with(YamlNode.Mapping newTree) {
        return new Candidate(newTree, seed, plain);
    }
}
