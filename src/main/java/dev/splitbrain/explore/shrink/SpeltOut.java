package dev.splitbrain.explore.shrink;

import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Violation;
import dev.splitbrain.scenario.write.Concrete;
import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What chance decided stands there as it came, and what does not matter to the run is left out. */
final class SpeltOut {
    private static final List<String> FOR_PEOPLE_OR_MANY_RUNS =
            List.of("include", "charts", "record", "sweep", "claims", "description");

    private SpeltOut() {}

    static void apply(Shrinker shrinker) {
        YamlNode.Mapping tree = shrinker.tree();
        for (String key : FOR_PEOPLE_OR_MANY_RUNS) tree = tree.without(key);
        tree = withOneCheck(tree, shrinker.best(), shrinker.violation());
        Trial trial = shrinker.best();
        Optional<YamlNode.Mapping> concrete = Concrete.faults(
                tree, trial.scenario().world(), trial.candidate().seed(), trial.faults(), trial.endNanos());
        boolean spelt = concrete.isPresent() && shrinker.attempt(concrete.get());
        if (!spelt) shrinker.attempt(tree);
        order(shrinker);
    }

    /** Instead of rules, what they did until the promise was broken. */
    private static void order(Shrinker shrinker) {
        Trial trial = shrinker.best();
        if (trial.deviations().isEmpty()) return;
        long untilNanos = shrinker.violation().atNanos().orElse(Long.MAX_VALUE);
        shrinker.attemptLarger(Concrete.order(shrinker.tree(), trial.deviations(), untilNanos));
    }

    /** The check that was broken; where a handler threw, none. */
    private static YamlNode.Mapping withOneCheck(YamlNode.Mapping tree, Trial trial, Violation violation) {
        boolean threw = trial.scenario().checks().stream()
                .noneMatch(check -> check.name().equals(violation.check()));
        if (threw) return tree.with("checks", Trees.list(List.of()));
        return Concrete.checks(tree, trial.scenario().checks(), Set.of(violation.check()));
    }
}
