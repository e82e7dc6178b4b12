package dev.splitbrain.scenario;

import dev.splitbrain.scenario.yaml.Problems;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code include}: what a scenario does not say itself comes from the files that it names, of several from the first that
 * says it. Sections that are maps are merged key by key; lists and single values are taken whole.
 */
final class Includes {
    static final String KEY = "include";
    private static final int DEEPEST = 10;
    private static final int MOST =
            100; // in all: ten files that each include the next ten times are ten thousand million
    private static final String PROTOCOL = "protocol";
    private static final String JAVA = "java";
    private static final String OPTIONS = "options";

    private final SourceFiles files;
    private final Problems problems;
    private int included;

    Includes(SourceFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /** The tree with what its includes add. */
    YamlNode resolve(YamlNode tree, Path file) {
        return resolve(tree, file, List.of(file.normalize()));
    }

    private YamlNode resolve(YamlNode tree, Path file, List<Path> open) {
        if (!(tree instanceof YamlNode.Mapping map)) return tree;
        YamlNode.Mapping merged = map;
        for (YamlNode name : names(map)) {
            Optional<YamlNode> included = included(name, file, open);
            if (included.isPresent() && included.get() instanceof YamlNode.Mapping other) merged = merge(merged, other);
        }
        return merged;
    }

    private static List<YamlNode> names(YamlNode.Mapping map) {
        Optional<YamlNode> value = map.get(KEY);
        if (value.isEmpty()) return List.of();
        return value.get() instanceof YamlNode.Sequence list ? list.items() : List.of(value.get());
    }

    private Optional<YamlNode> included(YamlNode name, Path file, List<Path> open) {
        if (!(name instanceof YamlNode.Scalar scalar) || scalar.isNull())
            return Optional.empty(); // told when it is bound
        Path path;
        try {
            path = file.resolveSibling(scalar.text()).normalize();
        } catch (InvalidPathException e) {
            problems.add(name, "this is no name of a file", "");
            return Optional.empty();
        }
        if (open.contains(path)) {
            problems.add(name, "`" + scalar.text() + "` includes itself", "");
            return Optional.empty();
        }
        if (open.size() > DEEPEST) {
            problems.add(name, "includes are nested more than " + DEEPEST + " deep", "");
            return Optional.empty();
        }
        if (++included > MOST) {
            if (included == MOST + 1) problems.add(name, "more than " + MOST + " files are included", "");
            return Optional.empty();
        }
        List<Path> deeper = new ArrayList<>(open);
        deeper.add(path);
        return files.included(path, name).map(tree -> checked(tree, name)).map(tree -> resolve(tree, path, deeper));
    }

    private YamlNode checked(YamlNode tree, YamlNode name) {
        if (!(tree instanceof YamlNode.Mapping)) {
            problems.add(name, "an included file is a map, " + name.what() + " is " + tree.what(), "");
        }
        return tree;
    }

    private static YamlNode.Mapping merge(YamlNode.Mapping own, YamlNode.Mapping other) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (YamlNode.Entry entry : own.entries()) entries.put(entry.name(), entry);
        for (YamlNode.Entry entry : other.entries()) {
            if (entry.name().equals(KEY)) continue;
            entries.merge(entry.name(), entry, Includes::section);
        }
        return new YamlNode.Mapping(own.mark(), List.copyOf(entries.values()));
    }

    private static YamlNode.Entry section(YamlNode.Entry own, YamlNode.Entry other) {
        if (!(own.value() instanceof YamlNode.Mapping mine) || !(other.value() instanceof YamlNode.Mapping theirs)) {
            return own;
        }
        boolean protocol = own.name().equals(PROTOCOL);
        if (protocol && (mine.get(JAVA).isPresent() || theirs.get(JAVA).isPresent())) {
            return new YamlNode.Entry(own.key(), ownProtocol(mine, theirs));
        }
        return new YamlNode.Entry(own.key(), protocol ? options(mine, theirs) : keys(mine, theirs));
    }

    /** Options belong to their Java file: merged where it is the same one, or only the included scenario names one. */
    private static YamlNode.Mapping ownProtocol(YamlNode.Mapping own, YamlNode.Mapping other) {
        Optional<String> file = own.get(JAVA).map(YamlNode::inline);
        boolean same = file.isPresent() && file.equals(other.get(JAVA).map(YamlNode::inline));
        boolean optionsOnly =
                own.entries().stream().allMatch(entry -> entry.name().equals(OPTIONS));
        return same || optionsOnly ? keys(options(own, other), other) : own;
    }

    /** The options of the same protocol are merged; another protocol is another choice. */
    private static YamlNode.Mapping options(YamlNode.Mapping own, YamlNode.Mapping other) {
        List<YamlNode.Entry> merged = new ArrayList<>();
        for (YamlNode.Entry entry : own.entries()) {
            Optional<YamlNode.Entry> same = other.entry(entry.name());
            boolean maps = entry.value() instanceof YamlNode.Mapping
                    && same.filter(theirs -> theirs.value() instanceof YamlNode.Mapping)
                            .isPresent();
            merged.add(
                    maps
                            ? new YamlNode.Entry(entry.key(), keys((YamlNode.Mapping) entry.value(), (YamlNode.Mapping)
                                    same.get().value()))
                            : entry);
        }
        return new YamlNode.Mapping(own.mark(), merged);
    }

    private static YamlNode.Mapping keys(YamlNode.Mapping own, YamlNode.Mapping other) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (YamlNode.Entry entry : own.entries()) entries.put(entry.name(), entry);
        for (YamlNode.Entry entry : other.entries()) entries.putIfAbsent(entry.name(), entry);
        return new YamlNode.Mapping(own.mark(), List.copyOf(entries.values()));
    }
}
