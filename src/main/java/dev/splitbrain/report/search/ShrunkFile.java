package dev.splitbrain.report.search;

import dev.splitbrain.explore.shrink.Shrinker;
import dev.splitbrain.explore.shrink.Size;
import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Violation;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.scenario.yaml.YamlWriter;
import dev.splitbrain.trace.Quantity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The smallest run as a scenario that a person can read and that fails by itself; and how it came to be so small. */
public final class ShrunkFile {
    private ShrunkFile() {}

    /** The text of the file; {@code command} is what was typed. */
    public static String of(Shrinker shrinker, Trial start, Path scenario, Path file, String command) {
        Violation violation = shrinker.violation();
        List<String> comment = new ArrayList<>();
        comment.add("Breaks " + violation.kind() + ":");
        violation.reason().lines().forEach(line -> comment.add("  " + line));
        comment.add("Made by: " + command);
        comment.add(String.join(", ", changes(start, shrinker.best())));
        YamlNode.Mapping tree = FoundFile.complete(shrinker.best().candidate(), scenario, file);
        return YamlWriter.write(tree, comment);
    }

    /** What became less: {@code 26 faults to 2}. */
    public static List<String> changes(Trial start, Trial end) {
        Size before = Size.of(start);
        Size after = Size.of(end);
        List<String> changes = new ArrayList<>();
        changes.add(Quantity.count(before.faults(), "fault") + " to " + after.faults());
        changes.add(Quantity.count(before.operations(), "operation") + " to " + after.operations());
        changes.add(Quantity.count(before.clients(), "client") + " to " + after.clients());
        changes.add(Quantity.count(before.nodes(), "node") + " to " + after.nodes());
        changes.add(Quantity.duration(before.endNanos()) + " to " + Quantity.duration(after.endNanos()));
        return changes;
    }
}
