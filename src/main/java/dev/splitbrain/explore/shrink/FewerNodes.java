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
    @Override
    public void apply(Shrinker shrinker) {
        List<String> names = shrinker.best().scenario().world().nodes().stream()
                .map(NodePlan::id)
                .map(id -> id.name())
                .toList();
        boolean counted = shrinker.tree().get("nodes").orElse(null) instanceof YamlNode.Scalar;
        for (int i = names.size() - 1; i > 0; i--) {
            Optional<YamlNode.Mapping> fewer =
                    counted ? renumbered(shrinker.tree(), names.get(i)) : without(shrinker.tree(), names.get(i));
            fewer.ifPresent(shrinker::attempt);
        }
    }

    /** Of n1 to n5 without n3, the last takes the name of the one that is left out. */
    private static Optional<YamlNode.Mapping> renumbered(YamlNode.Mapping tree, String name) {
        int count = tree.get("nodes")
                .flatMap(nodes -> CoreScalar.integer(nodes.inline()))
                .map(Number::intValue)
                .orElse(0);
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
        for (YamlNode fault : faults) stripped(fault, name).ifPresent(left::add);
        return left;
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
