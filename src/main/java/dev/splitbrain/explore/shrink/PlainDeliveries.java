package dev.splitbrain.explore.shrink;

import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;

/** A message that waits for another one is lost instead, or comes at the end: where that will do, it is plainer. */
final class PlainDeliveries implements Pass {
    static final String DELIVER = "deliver";

    @Override
    public void apply(Shrinker shrinker) {
        boolean mayLose = shrinker.best().scenario().survives().loss();
        for (int place = 0; place < Parts.faults(shrinker.tree()).size(); place++) {
            if (!(Parts.faults(shrinker.tree()).get(place) instanceof YamlNode.Mapping line)) continue;
            if (!(line.get(DELIVER).orElse(null) instanceof YamlNode.Mapping message)) continue;
            YamlNode.Mapping alone = message.without("after");
            if (mayLose && attempt(shrinker, place, Trees.map("lose", alone))) continue;
            attempt(shrinker, place, Trees.map(DELIVER, alone));
        }
    }

    private static boolean attempt(Shrinker shrinker, int place, YamlNode.Mapping line) {
        List<YamlNode> faults = Parts.replaced(Parts.faults(shrinker.tree()), place, line);
        return shrinker.attempt(Parts.with(shrinker.tree(), "faults", faults));
    }
}
