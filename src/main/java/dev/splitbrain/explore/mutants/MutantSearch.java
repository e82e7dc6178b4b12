package dev.splitbrain.explore.mutants;

import dev.splitbrain.explore.search.Finding;
import dev.splitbrain.explore.search.Search;
import dev.splitbrain.explore.shrink.Shrinker;
import dev.splitbrain.explore.shrink.Size;
import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Trials;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.Variants;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Searches for the mistakes of one protocol, each in the same scenario, and shrinks what it finds. */
public final class MutantSearch {
    private final String protocol;
    private final Function<Map<String, String>, Variants> scenario;
    private final Search.Plan plan;
    private final int shrinkRuns;
    private final BooleanSupplier stop;
    private final LongSupplier clockNanos;

    /**
     * {@code scenario} gives the scenario with values by path. Each search follows the plan; each shrinking tries so many runs at
     * most. The clock tells how long it takes; nothing depends on it.
     */
    public MutantSearch(
            String protocol,
            Function<Map<String, String>, Variants> scenario,
            Search.Plan plan,
            int shrinkRuns,
            BooleanSupplier stop,
            LongSupplier clockNanos) {
        this.protocol = protocol;
        this.scenario = scenario;
        this.plan = plan;
        this.shrinkRuns = shrinkRuns;
        this.stop = stop;
        this.clockNanos = clockNanos;
    }

    /** The scenario where the protocol makes this mistake. */
    public Variants with(String mutant) {
        return scenario.apply(with(protocol, mutant));
    }

    private static Map<String, String> with(String protocol, String mutant) {
        return Map.of("protocol." + protocol + ".mutant", mutant);
    }

    /** How the search for this mistake goes. */
    public Score score(String mutant) throws ScenarioException {
        Variants variants = with(mutant);
        long begin = clockNanos.getAsLong();
        Search search = new Search(new Trials(variants, Set.of(), stop), plan);
        search.run((covered, kinds) -> true);
        long searchNanos = clockNanos.getAsLong() - begin;
        Map<String, String> cure = mutant.equals(Score.NONE) ? Map.of() : with(protocol, Score.NONE);
        Optional<Score.Found> found =
                search.findings().stream().findFirst().map(first -> shrunk(variants, first, cure));
        int runs = found.map(Score.Found::run).orElse(search.covered().runs());
        return new Score(protocol, mutant, runs, searchNanos, found);
    }

    /** As small as it can be while what cures it, the protocol without the mistake, passes. */
    private Score.Found shrunk(Variants variants, Finding finding, Map<String, String> cure) {
        long begin = clockNanos.getAsLong();
        Trial start = finding.trial();
        Trials trials = new Trials(variants, Set.of(finding.violation().check()), stop);
        Shrinker shrinker = new Shrinker(
                        trials, start, finding.violation().kind(), new Shrinker.Budget(shrinkRuns, plan.threads()))
                .curedBy(cure);
        shrinker.shrink(() -> {});
        return new Score.Found(
                finding.run(),
                Size.of(start),
                shrinker.best(),
                shrinker.violation(),
                shrinker.runs(),
                clockNanos.getAsLong() - begin);
    }
}
