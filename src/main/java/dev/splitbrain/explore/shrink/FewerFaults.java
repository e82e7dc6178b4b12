package dev.splitbrain.explore.shrink;

import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;

/** No fault is left that could be left out. */
final class FewerFaults implements Pass {
    @Override
    public void apply(Shrinker shrinker) {
        YamlNode.Mapping tree = shrinker.tree();
        List<YamlNode> faults = Parts.faults(tree);
        if (faults.isEmpty()) {
            if (tree.get("faults").isPresent()) shrinker.attempt(tree.without("faults"));
            return;
        }
        Ddmin.minimise(faults, fewer -> shrinker.attempt(Parts.with(tree, "faults", fewer)));
    }
}
