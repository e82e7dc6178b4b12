package dev.splitbrain.scenario.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Turns the parser's nodes into ours: aliases unfolded, {@code <<} merged, each key once. */
final class TreeBuilder {
    private static final int MAX_NODES = 200_000; // a scenario of 10 000 named nodes and 10 000 faults has fewer

    private final Source source;
    private final Problems problems;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>()); // only asked, never walked
    private int built;

    TreeBuilder(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** The text unfolds to something that no scenario can be. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Mark mark;
        private final String hint;

        Unusable(Mark mark, String message, String hint) {
            super(message);
            this.mark = mark;
            this.hint = hint;
        }

        Mark mark() {
            return mark;
        }

        String hint() {
            return hint;
        }
    }

    YamlNode build(Node node) {
        if (++built > MAX_NODES) throw tooLarge();
        if (node instanceof ScalarNode scalar) return scalar(scalar);
        if (!open.add(node)) throw new Unusable(mark(node), "this anchor contains itself", "");
        YamlNode result = node instanceof SequenceNode list ? sequence(list) : mapping((MappingNode) node);
        open.remove(node);
        return result;
    }

    private Unusable tooLarge() {
        String message = "the file unfolds to more than " + MAX_NODES + " values";
        return new Unusable(source.start(), message, "write it without aliases, or with fewer");
    }

    private YamlNode.Scalar scalar(ScalarNode node) {
        return new YamlNode.Scalar(mark(node), node.getValue(), node.getScalarStyle() == ScalarStyle.PLAIN);
    }

    private YamlNode sequence(SequenceNode node) {
        List<YamlNode> items = new ArrayList<>();
        for (Node item : node.getValue()) items.add(build(item));
        return new YamlNode.Sequence(mark(node), items);
    }

    private YamlNode mapping(MappingNode node) {
        Map<String, YamlNode.Entry> own = new LinkedHashMap<>();
        List<YamlNode> merged = new ArrayList<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                problems.add(mark(tuple.getKeyNode()), "a key must be a word", "");
                continue;
            }
            YamlNode.Scalar key = scalar(keyNode);
            YamlNode value = build(tuple.getValueNode());
            if (key.plain() && key.text().equals("<<")) merged.add(value);
            else add(own, new YamlNode.Entry(key, value));
        }
        for (YamlNode other : merged) merge(own, other);
        return new YamlNode.Mapping(mark(node), List.copyOf(own.values()));
    }

    private void add(Map<String, YamlNode.Entry> own, YamlNode.Entry entry) {
        YamlNode.Entry first = own.putIfAbsent(entry.name(), entry);
        if (first == null) return;
        String line = "line " + first.key().mark().line();
        problems.add(entry.key(), "`" + entry.name() + "` is here twice", "it is already on " + line + ": keep one");
    }

    /** YAML's merge key: what the map does not say itself comes from the other, or from each of several in their order. */
    private void merge(Map<String, YamlNode.Entry> own, YamlNode other) {
        if (other instanceof YamlNode.Mapping map) {
            for (YamlNode.Entry entry : map.entries()) own.putIfAbsent(entry.name(), entry);
        } else if (other instanceof YamlNode.Sequence list) {
            for (YamlNode item : list.items()) merge(own, item);
        } else {
            problems.add(other, "`<<` merges maps, got " + other.what(), "write `<<: *name` where &name is a map");
        }
    }

    private Mark mark(Node node) {
        return new Mark(
                source, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
    }
}
