package dev.splitbrain.explore.shrink;

import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Faults hit fewer, last to the end or shorter, and throw no dice. */
final class WeakerFaults implements Pass {
    private static final long SHORTEST_NANOS = 1_000_000;
    private static final String SHARE = "share";
    private static final List<String> ROUND_SHARES = List.of("100%", "50%", "10%");

    @Override
    public void apply(Shrinker shrinker) {
        for (int i = 0; i < Parts.faults(shrinker.tree()).size(); i++) {
            int place = i;
            fewerNames(shrinker, place);
            attempt(shrinker, place, fault -> Optional.of(fault.without("chance")));
            for (String share : ROUND_SHARES) if (attempt(shrinker, place, fault -> withShare(fault, share))) break;
            boolean lasts = attempt(shrinker, place, fault -> Optional.of(fault.without("for")));
            if (!lasts) while (attempt(shrinker, place, WeakerFaults::half)) {} // as short as will do
        }
    }

    private interface Change {
        Optional<YamlNode.Mapping> of(YamlNode.Mapping fault);
    }

    private static boolean attempt(Shrinker shrinker, int place, Change change) {
        List<YamlNode> faults = Parts.faults(shrinker.tree());
        if (place >= faults.size() || !(faults.get(place) instanceof YamlNode.Mapping fault)) return false;
        Optional<YamlNode.Mapping> changed = change.of(fault);
        if (changed.isEmpty() || changed.get().equals(fault)) return false;
        List<YamlNode> all = Parts.replaced(faults, place, changed.get());
        return shrinker.attempt(Parts.with(shrinker.tree(), "faults", all));
    }

    /** What hits a share of the messages hits a round one; none that is round already. */
    private static Optional<YamlNode.Mapping> withShare(YamlNode.Mapping fault, String share) {
        for (YamlNode.Entry entry : fault.entries()) {
            if (!(entry.value() instanceof YamlNode.Mapping what)) continue;
            Optional<String> now = what.get(SHARE).map(YamlNode::inline);
            if (now.isEmpty() || ROUND_SHARES.contains(now.get())) continue;
            return Optional.of(fault.with(entry.name(), what.with(SHARE, Trees.text(share))));
        }
        return Optional.empty();
    }

    private static Optional<YamlNode.Mapping> half(YamlNode.Mapping fault) {
        return Parts.nanos(fault, "for")
                .filter(nanos -> nanos / 2 >= SHORTEST_NANOS)
                .map(nanos -> Parts.with(fault, "for", nanos / 2));
    }

    private static void fewerNames(Shrinker shrinker, int place) {
        Set<String> names = new TreeSet<>();
        collect(Parts.faults(shrinker.tree()).get(place), names);
        for (String name : new ArrayList<>(names)) {
            attempt(shrinker, place, fault -> FewerNodes.stripped(fault, name).map(YamlNode.Mapping.class::cast));
        }
    }

    /** Names that stand in lists. */
    private static void collect(YamlNode node, Set<String> names) {
        if (node instanceof YamlNode.Sequence list) {
            for (YamlNode item : list.items()) {
                if (item instanceof YamlNode.Scalar scalar) names.add(scalar.text());
                else collect(item, names);
            }
        } else if (node instanceof YamlNode.Mapping map) {
            for (YamlNode.Entry entry : map.entries()) collect(entry.value(), names);
        }
    }
}
