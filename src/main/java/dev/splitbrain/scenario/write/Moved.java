package dev.splitbrain.scenario.write;

import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A scenario that is written to another folder: names of files beside it lead from there to where they are. */
public final class Moved {
    private final Path from;
    private final Path to;

    /** From beside this file to beside that one. */
    public Moved(Path fromFile, Path toFile) {
        from = folder(fromFile);
        to = folder(toFile);
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().normalize().getParent();
    }

    public YamlNode.Mapping tree(YamlNode.Mapping tree) {
        return (YamlNode.Mapping) moved(tree);
    }

    private YamlNode moved(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) return scalar(scalar);
        if (node instanceof YamlNode.Sequence list) {
            List<YamlNode> items = list.items().stream().map(this::moved).toList();
            return new YamlNode.Sequence(list.mark(), items);
        }
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (YamlNode.Entry entry : ((YamlNode.Mapping) node).entries())
            entries.add(new YamlNode.Entry(entry.key(), moved(entry.value())));
        return new YamlNode.Mapping(node.mark(), entries);
    }

    private YamlNode scalar(YamlNode.Scalar scalar) {
        String name = scalar.text();
        if (!name.endsWith(".csv") && !name.endsWith(".java")) return scalar;
        try {
            Path file = from.resolve(name);
            if (!Files.isRegularFile(file)) return scalar;
            return Trees.text(to.relativize(file.normalize()).toString().replace('\\', '/'));
        } catch (InvalidPathException e) {
            return scalar; // no name of a file, then
        }
    }
}
