package dev.splitbrain.explore.shrink;

import dev.splitbrain.explore.trial.Candidate;
import dev.splitbrain.random.Rng;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two nodes are left out at once. Two is a majority of three and of two: where a majority matters, one node less makes things
 * harder, and only two less make them easier. Much is different then, so the faults that are left come at other times too.
 */
final class TwoNodes implements Pass {
    private static final int MANY = 8; // nodes: more make too many pairs

    @Override
    public void apply(Shrinker shrinker) {
        while (withoutTwo(shrinker)) {} // as many as will do
    }

    private static boolean withoutTwo(Shrinker shrinker) {
        List<String> names = FewerNodes.names(shrinker);
        if (names.size() > MANY) return false;
        Rng rng = new Rng(shrinker.runs()).stream("nodes"); // others each time
        for (int i = names.size() - 1; i > 1; i--) {
            for (int j = i - 1; j > 0; j--) {
                String other = names.get(j);
                Optional<YamlNode.Mapping> left =
                        FewerNodes.fewer(shrinker.tree(), names.get(i)).flatMap(tree -> FewerNodes.fewer(tree, other));
                if (left.isPresent() && attempt(shrinker, left.get(), rng)) return true;
            }
        }
        return false;
    }

    private static boolean attempt(Shrinker shrinker, YamlNode.Mapping tree, Rng rng) {
        if (shrinker.attempt(tree)) return true;
        List<Candidate> candidates = Stream.generate(
                        () -> new Candidate(OtherTimes.of(tree, rng), rng.nextInt(1_000_000)))
                .limit(shrinker.seeds(tree))
                .toList();
        return shrinker.attemptAny(candidates);
    }
}
