package dev.splitbrain.scenario;

import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import dev.splitbrain.scenario.language.Sections;
import dev.splitbrain.scenario.own.CodeLoader;
import dev.splitbrain.scenario.own.Permission;
import dev.splitbrain.scenario.yaml.Problem;
import dev.splitbrain.scenario.yaml.Problems;
import dev.splitbrain.scenario.yaml.TreePath;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads scenarios. A file is either right, or all that is wrong with it is told at once; nothing is ever written. */
public final class ScenarioLoader {
    /** An override that is not of a value: the whole protocol is another, by name or a Java file. */
    public static final String PROTOCOL = "--protocol";

    private static final int MOST_VARIATIONS = 200; // of a sweep that are tried before it runs

    private final Path file;
    private final Sections sections;
    private final Problems problems = new Problems();
    private final SourceFiles files;
    private final CodeLoader code;

    ScenarioLoader(Path file, Sections sections, CodeLoader code) {
        this.file = file;
        this.code = code;
        this.sections = sections;
        files = new SourceFiles(problems);
    }

    /**
     * The scenario of a file.
     *
     * @param overrides values by dotted path, as {@code --set network.loss=5%} gives them; for {@link #PROTOCOL}, another protocol
     */
    public static Scenario load(Path file, Map<String, String> overrides, Catalog catalog) throws ScenarioException {
        return load(file, overrides, catalog, Permission.ofThisFolder());
    }

    /** The same, where this code may be run. */
    public static Scenario load(Path file, Map<String, String> overrides, Catalog catalog, Permission permission)
            throws ScenarioException {
        return new ScenarioLoader(file, new Sections(catalog), new CodeLoader(permission)).load(overrides);
    }

    /** The same by sections that were made before, for whoever loads thousands. */
    static Scenario load(Path file, Map<String, String> overrides, Sections sections) throws ScenarioException {
        return new ScenarioLoader(file, sections, new CodeLoader(Permission.ofThisFolder())).load(overrides);
    }

    private Scenario load(Map<String, String> overrides) throws ScenarioException {
        Optional<Scenario> scenario = merged(overrides).flatMap(this::bindAll);
        if (!problems.isEmpty()) throw new ScenarioException(problems.sorted());
        Map<String, String> values = new LinkedHashMap<>(overrides);
        values.remove(PROTOCOL);
        return scenario.orElseThrow().with(CommandLineWords.settings(values));
    }

    /** The tree of the file with what it includes and the overrides. */
    YamlNode.Mapping tree(Map<String, String> overrides) throws ScenarioException {
        Optional<YamlNode> tree = merged(overrides);
        if (tree.isPresent() && tree.get() instanceof YamlNode.Mapping map && problems.isEmpty()) return map;
        tree.ifPresent(this::bindAll); // which tells what is wrong
        throw new ScenarioException(problems.sorted());
    }

    /** What a tree says that was read from the file, and may have been changed since. */
    Scenario bound(YamlNode.Mapping tree) throws ScenarioException {
        Optional<Scenario> scenario = bind(tree, new Reading(problems, files));
        if (!problems.isEmpty()) throw new ScenarioException(problems.sorted());
        return scenario.orElseThrow();
    }

    private Optional<YamlNode> merged(Map<String, String> overrides) {
        return files.tree(file)
                .map(tree -> new Includes(files, problems).resolve(tree, file))
                .map(tree -> new Overrides(problems).apply(tree, overrides));
    }

    /** Binds the scenario, and then each variation of its sweep. */
    private Optional<Scenario> bindAll(YamlNode tree) {
        Reading reading = new Reading(problems, files);
        Optional<Scenario> scenario = bind(tree, reading);
        vary(tree, Sections.variations(reading));
        return scenario;
    }

    private Optional<Scenario> bind(YamlNode tree, Reading reading) {
        Sections.begin(tree, reading, code);
        Optional<Scenario> scenario =
                sections.shape(said -> scenario(tree.flow(), said)).bind(tree, reading);
        reading.finish();
        return scenario;
    }

    /** What is wrong with values that settings take in the sweep. */
    private void vary(YamlNode tree, Map<String, List<YamlNode>> settings) {
        int tried = 0;
        for (Map.Entry<String, List<YamlNode>> setting : settings.entrySet()) {
            TreePath path = TreePath.of(setting.getKey(), tree.mark());
            for (YamlNode value : path.find(tree).isPresent() ? setting.getValue() : List.<YamlNode>of()) {
                if (++tried > MOST_VARIATIONS) return;
                Problems found = new Problems();
                path.put(tree, value, found).ifPresent(varied -> bind(varied, new Reading(found, files)));
                for (Problem problem : found.sorted()) report(problem, setting.getKey(), value);
            }
        }
    }

    private void report(Problem problem, String path, YamlNode value) {
        if (problems.contains(problem)) return;
        boolean here = problem.mark().compareTo(value.mark()) >= 0
                && problem.mark().line() == value.mark().line();
        String with = here ? "" : " (with " + path + ": " + value.inline() + " of the sweep)";
        problems.add(problem.mark(), problem.message() + with, problem.hint());
    }

    private Scenario scenario(String text, Sections.Said said) {
        return new Scenario(
                file.toString(),
                said.name(),
                slug(file),
                text,
                said.description(),
                said.seed(),
                said.world(),
                said.workload(),
                said.protocol(),
                said.claims(),
                said.checks().stream().filter(PlannedCheck::applies).toList(),
                said.charts(),
                said.recordedMessages(),
                said.lesson(),
                said.statedClaims(),
                said.wrong(),
                said.sweep().map(plan -> plan.sweep(said.seed())),
                List.of());
    }

    private static String slug(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.replaceFirst("\\.ya?ml$", "").replaceAll("[^A-Za-z0-9._-]+", "-");
    }
}
