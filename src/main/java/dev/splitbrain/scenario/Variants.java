package dev.splitbrain.scenario;

import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.language.Sections;
import dev.splitbrain.scenario.own.CodeLoader;
import dev.splitbrain.scenario.own.Permission;
import dev.splitbrain.scenario.yaml.Problems;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** One file, and the scenarios that it becomes when its tree is changed: for whoever tries thousands. Threads may share it. */
public final class Variants {
    private final Path file;
    private final Sections sections;
    private final CodeLoader code;
    private final Map<String, String> overrides;

    /** Of this file with these values by path, or another protocol: see {@link ScenarioLoader#load}. */
    public Variants(Path file, Map<String, String> overrides, Catalog catalog, Permission permission) {
        this.file = file;
        this.overrides = new LinkedHashMap<>(overrides);
        sections = new Sections(catalog);
        code = new CodeLoader(permission);
    }

    public Path file() {
        return file;
    }

    /** All that the file says, with what it includes and the overrides. */
    public YamlNode.Mapping tree() throws ScenarioException {
        return new ScenarioLoader(file, sections, code).tree(overrides);
    }

    /** The tree with other values by path; that it has no such places is an error. */
    public YamlNode.Mapping with(YamlNode.Mapping tree, Map<String, String> values) throws ScenarioException {
        Problems problems = new Problems();
        YamlNode changed = new Overrides(problems).apply(tree, values);
        if (!problems.isEmpty()) throw new ScenarioException(problems.sorted());
        return (YamlNode.Mapping) changed; // values have paths, so that the tree stays a map
    }

    /** What a changed tree says. */
    public Scenario read(YamlNode.Mapping tree) throws ScenarioException {
        return new ScenarioLoader(file, sections, code).bound(tree);
    }
}
