package dev.splitbrain.explore.shrink;

import dev.splitbrain.scenario.yaml.CoreScalar;
import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.world.NodePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Nodes are left out, one after the other, and with them all that names them. */
final class FewerNodes implements Pass {
    private static final int MANY = 8;
    private static final int TOO_MANY = 50; // to leave out one by one

    @Override
    public void apply(Shrinker shrinker) {
        halve(shrinker);
        List<String> names = names(shrinker);
        if (names.size() > TOO_MANY) return;
        for (int i = names.size() - 1; i > 0; i--)
            fewer(shrinker.tree(), names.get(i)).ifPresent(shrinker::attempt);
    }

    static List<String> names(Shrinker shrinker) {
        return shrinker.best().scenario().world().nodes().stream()
                .map(NodePlan::id)
                .map(id -> id.name())
                .toList();
    }

    /** The scenario without this node; empty where none would be left in its role. */
    static Optional<YamlNode.Mapping> fewer(YamlNode.Mapping tree, String name) {
        boolean counted = tree.get("nodes").orElse(null) instanceof YamlNode.Scalar;
        return counted ? renumbered(tree, name) : without(tree, name);
    }

    /** Where there are many: half of them, as long as that will do. */
    private static void halve(Shrinker shrinker) {
        int count = count(shrinker.tree());
        while (count > MANY) {
            count /= 2;
            if (!shrinker.attempt(shrinker.tree().with("nodes", Trees.text(String.valueOf(count))))) return;
        }
    }

    /** How many nodes there are, where they are only counted; 0 where they have names. */
    private static int count(YamlNode.Mapping tree) {
        return tree.get("nodes")
                .flatMap(nodes -> CoreScalar.integer(nodes.inline()))
                .map(Number::intValue)
                .orElse(0);
    }

    /** Of n1 to n5 without n3, the last takes the name of the one that is left out. */
    private static Optional<YamlNode.Mapping> renumbered(YamlNode.Mapping tree, String name) {
        int count = count(tree);
        if (count < 2) return Optional.empty();
        YamlNode.Mapping counted = tree.with("nodes", Trees.text(String.valueOf(count - 1)));
        YamlNode.Mapping left = lines(counted, name);
        return Optional.of((YamlNode.Mapping) renamed(left, "n" + count, name));
    }

    private static Optional<YamlNode.Mapping> without(YamlNode.Mapping tree, String name) {
        YamlNode nodes = tree.get("nodes").orElseThrow();
        Optional<YamlNode> left = stripped(nodes, name);
        return left.map(rest -> lines(tree.with("nodes", rest), name));
    }

    /** The faults and operations without those that need this node. */
    private static YamlNode.Mapping lines(YamlNode.Mapping tree, String name) {
        YamlNode.Mapping left = tree;
        if (!Parts.faults(tree).isEmpty()) left = Parts.with(left, "faults", stripped(Parts.faults(tree), name));
        if (Parts.script(tree).isEmpty()) return left;
        List<YamlNode> steps = new ArrayList<>();
        for (YamlNode step : Parts.script(tree)) {
            YamlNode.Mapping map = (YamlNode.Mapping) step;
            boolean on =
                    map.get("on").filter(node -> node.inline().equals(name)).isPresent();
            steps.add(on ? map.without("on") : map);
        }
        return Parts.withScript(left, steps);
    }

    private static List<YamlNode> stripped(List<YamlNode> faults, String name) {
        List<YamlNode> left = new ArrayList<>();
        for (YamlNode fault : faults)
            stripped(fault, name).or(() -> alone(fault, name)).ifPresent(left::add);
        return left;
    }

    /** A message that waits for one from or to this node waits for none, and comes at the end. */
    private static Optional<YamlNode> alone(YamlNode fault, String name) {
        if (!(fault instanceof YamlNode.Mapping map)) return Optional.empty();
        return Parts.map(map, PlainDeliveries.DELIVER)
                .map(message -> Trees.map(PlainDeliveries.DELIVER, message.without("after")))
                .flatMap(plain -> stripped(plain, name));
    }

    /** Without the name: lists lose it, and what has nothing left goes too. */
    static Optional<YamlNode> stripped(YamlNode node, String name) {
        if (node instanceof YamlNode.Scalar scalar)
            return scalar.text().equals(name) ? Optional.empty() : Optional.of(node);
        if (node instanceof YamlNode.Sequence list) {
            List<YamlNode> left = new ArrayList<>();
            for (YamlNode item : list.items()) stripped(item, name).ifPresent(left::add);
            return left.isEmpty() && !list.items().isEmpty() ? Optional.empty() : Optional.of(Trees.list(left));
        }
        YamlNode.Mapping map = (YamlNode.Mapping) node;
        YamlNode.Mapping left = map;
        for (YamlNode.Entry entry : map.entries()) {
            Optional<YamlNode> value = stripped(entry.value(), name);
            if (value.isEmpty()) return Optional.empty();
            left = left.with(entry.name(), value.get());
        }
        return Optional.of(left);
    }

    private static YamlNode renamed(YamlNode node, String from, String to) {
        if (from.equals(to)) return node;
        if (node instanceof YamlNode.Scalar scalar) return scalar.text().equals(from) ? Trees.text(to) : node;
        if (node instanceof YamlNode.Sequence list)
            return Trees.list(
                    list.items().stream().map(item -> renamed(item, from, to)).toList());
        YamlNode.Mapping map = (YamlNode.Mapping) node;
        for (YamlNode.Entry entry : map.entries()) map = map.with(entry.name(), renamed(entry.value(), from, to));
        return map;
    }
}
