package dev.splitbrain.scenario;

import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import dev.splitbrain.scenario.language.Sections;
import dev.splitbrain.scenario.yaml.Problem;
import dev.splitbrain.scenario.yaml.Problems;
import dev.splitbrain.scenario.yaml.TreePath;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads scenarios. A file is either right, or all that is wrong with it is told at once; nothing is ever written. */
public final class ScenarioLoader {
    private static final int MOST_VARIATIONS = 200; // of a sweep that are tried before it runs

    private final Path file;
    private final Map<String, String> overrides;
    private final Sections sections;
    private final Problems problems = new Problems();
    private final SourceFiles files;

    private ScenarioLoader(Path file, Map<String, String> overrides, Sections sections) {
        this.file = file;
        this.overrides = overrides;
        this.sections = sections;
        files = new SourceFiles(problems);
    }

    /**
     * The scenario of a file.
     *
     * @param overrides values by dotted path, as {@code --set network.loss=5%} gives them
     */
    public static Scenario load(Path file, Map<String, String> overrides, Catalog catalog) throws ScenarioException {
        return load(file, overrides, new Sections(catalog));
    }

    /** The same by sections that were made before, for whoever loads thousands. */
    static Scenario load(Path file, Map<String, String> overrides, Sections sections) throws ScenarioException {
        return new ScenarioLoader(file, overrides, sections).load();
    }

    private Scenario load() throws ScenarioException {
        Optional<Scenario> scenario = files.tree(file)
                .map(tree -> new Includes(files, problems).resolve(tree, file))
                .map(tree -> new Overrides(problems).apply(tree, overrides))
                .flatMap(this::bindAll);
        if (!problems.isEmpty()) throw new ScenarioException(problems.sorted());
        return scenario.orElseThrow();
    }

    /** Binds the scenario, and then each variation of its sweep. */
    private Optional<Scenario> bindAll(YamlNode tree) {
        Reading reading = new Reading(problems, files);
        Optional<Scenario> scenario = bind(tree, reading);
        vary(tree, Sections.variations(reading));
        return scenario;
    }

    private Optional<Scenario> bind(YamlNode tree, Reading reading) {
        Sections.begin(tree, reading);
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
                overrides,
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
                said.statedClaims(),
                said.sweep().map(plan -> plan.sweep(said.seed())));
    }

    private static String slug(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.replaceFirst("\\.ya?ml$", "").replaceAll("[^A-Za-z0-9._-]+", "-");
    }
}
