package dev.splitbrain.explore.shrink;

import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

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
        withoutThoseThatDidNotHappen(shrinker);
        YamlNode.Mapping happened = shrinker.tree();
        Ddmin.minimise(Parts.faults(happened), fewer -> shrinker.attempt(Parts.with(happened, "faults", fewer)));
    }

    /** The message that they are about never came, or the other one was there before. */
    private static void withoutThoseThatDidNotHappen(Shrinker shrinker) {
        Set<Integer> numbers = new TreeSet<>();
        shrinker.best().faults().forEach(window -> numbers.add(window.fault()));
        List<YamlNode> faults = Parts.faults(shrinker.tree());
        List<YamlNode> left = IntStream.range(0, faults.size())
                .filter(place -> numbers.contains(place + 1))
                .mapToObj(faults::get)
                .toList();
        if (left.size() < faults.size()) shrinker.attempt(Parts.with(shrinker.tree(), "faults", left));
    }
}
