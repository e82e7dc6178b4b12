package dev.splitbrain.explore.shrink;

import dev.splitbrain.scenario.bind.Durations;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parts of a scenario's tree. */
final class Parts {
    private Parts() {}

    /** The map under a key; empty where there is none. */
    static Optional<YamlNode.Mapping> map(YamlNode.Mapping tree, String key) {
        return tree.get(key).filter(YamlNode.Mapping.class::isInstance).map(YamlNode.Mapping.class::cast);
    }

    /** The items of the list under a key; none where there is no list. */
    static List<YamlNode> items(YamlNode.Mapping tree, String key) {
        return tree.get(key).orElse(null) instanceof YamlNode.Sequence list ? list.items() : List.of();
    }

    /** The tree with this list, or without the key where it is empty. */
    static YamlNode.Mapping with(YamlNode.Mapping tree, String key, List<? extends YamlNode> items) {
        return items.isEmpty() ? tree.without(key) : tree.with(key, Trees.list(items));
    }

    /** The faults, where they stand one by one. */
    static List<YamlNode> faults(YamlNode.Mapping tree) {
        return items(tree, "faults");
    }

    /** The operations of the workload's script. */
    static List<YamlNode> script(YamlNode.Mapping tree) {
        return map(tree, "workload").map(workload -> items(workload, "script")).orElse(List.of());
    }

    /** The tree with this script; without a workload where nothing is left to do: one without a script would be the standard load. */
    static YamlNode.Mapping withScript(YamlNode.Mapping tree, List<? extends YamlNode> script) {
        if (script.isEmpty()) return tree.without("workload");
        YamlNode.Mapping workload = map(tree, "workload").orElseThrow();
        return tree.with("workload", with(workload, "script", script));
    }

    /** What an operator orders: an option of some protocols. */
    static List<YamlNode> orders(YamlNode.Mapping tree) {
        return protocol(tree)
                .flatMap(protocol -> map(protocol, name(protocol)))
                .map(options -> items(options, "orders"))
                .orElse(List.of());
    }

    /** The tree, which has orders, with these. */
    static YamlNode.Mapping withOrders(YamlNode.Mapping tree, List<? extends YamlNode> orders) {
        YamlNode.Mapping protocol = protocol(tree).orElseThrow();
        YamlNode.Mapping options = map(protocol, name(protocol)).orElseThrow();
        return tree.with("protocol", protocol.with(name(protocol), with(options, "orders", orders)));
    }

    /** The protocol with its options; empty where it has none. */
    private static Optional<YamlNode.Mapping> protocol(YamlNode.Mapping tree) {
        return map(tree, "protocol").filter(map -> map.entries().size() == 1);
    }

    private static String name(YamlNode.Mapping protocol) {
        return protocol.entries().get(0).name();
    }

    /** A length of time under a key. */
    static Optional<Long> nanos(YamlNode.Mapping map, String key) {
        return map.get(key)
                .filter(YamlNode.Scalar.class::isInstance)
                .flatMap(node -> Quantities.DURATION.parse(((YamlNode.Scalar) node).text()))
                .map(BigDecimal::longValue);
    }

    static YamlNode.Mapping with(YamlNode.Mapping map, String key, long nanos) {
        return map.with(key, Trees.text(Durations.text(nanos)));
    }

    static <T> List<T> replaced(List<T> items, int place, T item) {
        List<T> changed = new ArrayList<>(items);
        changed.set(place, item);
        return changed;
    }
}
