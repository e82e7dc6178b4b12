package dev.splitbrain.report.search;

import dev.splitbrain.explore.trial.Candidate;
import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Violation;
import dev.splitbrain.scenario.write.Concrete;
import dev.splitbrain.scenario.write.Moved;
import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.scenario.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run as a scenario that fails by itself. */
public final class FoundFile {
    private FoundFile() {}

    /** The text of the file for a run; {@code command} is what was typed to find it. */
    public static String of(Trial trial, Path scenario, Path file, String command) {
        List<String> comment = new ArrayList<>();
        for (Violation violation : trial.violations()) {
            comment.add("Breaks " + violation.kind() + ":");
            violation.reason().lines().forEach(line -> comment.add("  " + line));
        }
        comment.add("Found by: " + command);
        YamlNode.Mapping tree = Concrete.checks(
                        trial.candidate().tree(), trial.scenario().checks(), Concrete.names(trial.scenario()))
                .without("include");
        return YamlWriter.write(complete(trial.candidate().with(tree), scenario, file), comment);
    }

    /** What the file says of a candidate: its seed, and nothing about many runs. */
    static YamlNode.Mapping complete(Candidate candidate, Path scenario, Path file) {
        YamlNode.Mapping tree = candidate
                .tree()
                .without("sweep")
                .without("claims")
                .with("seed", Trees.text(Long.toString(candidate.seed())));
        return new Moved(scenario, file).tree(tree);
    }
}
