package dev.splitbrain.scenario;

import dev.splitbrain.scenario.yaml.Mark;
import dev.splitbrain.scenario.yaml.Problems;
import dev.splitbrain.scenario.yaml.Source;
import dev.splitbrain.scenario.yaml.TreePath;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.scenario.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts values of the command line into the tree of a scenario: {@code network.loss=5%}, {@code faults.1.at=20s}. */
final class Overrides {
    private static final int RANK = 1_000_000; // their problems come after those of all files

    private final Problems problems;

    Overrides(Problems problems) {
        this.problems = problems;
    }

    YamlNode apply(YamlNode tree, Map<String, String> overrides) {
        YamlNode changed = tree;
        int rank = RANK;
        for (Map.Entry<String, String> override : overrides.entrySet()) {
            changed = apply(changed, override.getKey(), override.getValue(), rank++);
        }
        return changed;
    }

    private YamlNode apply(YamlNode tree, String path, String value, int rank) {
        if (path.equals(ScenarioLoader.PROTOCOL)) return withProtocol(tree, value, rank);
        Source source = Source.of(rank, "--set", path + "=" + value);
        if (("." + path + ".").contains("..")) {
            problems.add(source.start(), "`" + path + "` is no path", "write --set network.loss=5%");
            return tree;
        }
        return value(source, path, value)
                .flatMap(node -> TreePath.of(path, source).put(tree, node, problems))
                .orElse(tree);
    }

    /** Another protocol, by name or a Java file; where the scenario's is a Java file too, its options stay. */
    private YamlNode withProtocol(YamlNode tree, String value, int rank) {
        Source source = Source.of(rank, ScenarioLoader.PROTOCOL, value);
        YamlNode.Scalar name = new YamlNode.Scalar(source.start(), value, false);
        if (!(tree instanceof YamlNode.Mapping map)) return tree;
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (YamlNode.Entry entry : map.entries()) if (!entry.name().equals("protocol")) entries.add(entry);
        YamlNode protocol = value.endsWith(".java") ? java(map.get("protocol"), name) : name;
        entries.add(new YamlNode.Entry(new YamlNode.Scalar(source.start(), "protocol", true), protocol));
        return new YamlNode.Mapping(map.mark(), entries);
    }

    private static YamlNode java(Optional<YamlNode> before, YamlNode.Scalar file) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        entries.add(new YamlNode.Entry(new YamlNode.Scalar(file.mark(), "java", true), file));
        if (before.isPresent()
                && before.get() instanceof YamlNode.Mapping map
                && map.get("java").isPresent()) {
            map.entry("options").ifPresent(entries::add);
        }
        return new YamlNode.Mapping(file.mark(), entries);
    }

    /** The value as a node whose marks lie behind the {@code =}. */
    private Optional<YamlNode> value(Source source, String path, String value) {
        if (value.isEmpty()) {
            problems.add(source.start(), "no value for `" + path + "`", "write --set " + path + "=VALUE");
            return Optional.empty();
        }
        return YamlReader.read(source, value, problems).map(node -> moved(node, path.length() + 1));
    }

    private static YamlNode moved(YamlNode node, int columns) {
        Mark mark =
                new Mark(node.mark().source(), node.mark().line(), node.mark().column() + columns);
        if (node instanceof YamlNode.Scalar scalar) return new YamlNode.Scalar(mark, scalar.text(), scalar.plain());
        if (node instanceof YamlNode.Sequence list) {
            return new YamlNode.Sequence(
                    mark,
                    list.items().stream().map(item -> moved(item, columns)).toList());
        }
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (YamlNode.Entry entry : ((YamlNode.Mapping) node).entries()) {
            YamlNode.Scalar key = (YamlNode.Scalar) moved(entry.key(), columns);
            entries.add(new YamlNode.Entry(key, moved(entry.value(), columns)));
        }
        return new YamlNode.Mapping(mark, entries);
    }
}
