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
    private static final int SMALL = 8; // faults and operations: fits on a page, and in a head
    private static final int FINDINGS = 4; // that are shrunk at most

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
        Search search = search(variants, 0);
        long searchNanos = clockNanos.getAsLong() - begin;
        if (search.findings().isEmpty())
            return new Score(protocol, mutant, search.covered().runs(), searchNanos, Optional.empty());
        Map<String, String> cure = mutant.equals(Score.NONE) ? Map.of() : with(protocol, Score.NONE);
        Score.Found found = smallest(variants, search.findings().get(0), cure);
        return new Score(protocol, mutant, found.run(), searchNanos, Optional.of(found));
    }

    /** Searches for the first violation, from the run after these on. */
    private Search search(Variants variants, int runsBefore) throws ScenarioException {
        Search.Plan rest = new Search.Plan(
                plan.by(), plan.firstSeed() + runsBefore, plan.runs() - runsBefore, false, plan.threads());
        Search search = new Search(new Trials(variants, Set.of(), stop), rest);
        search.run((covered, kinds) -> true);
        return search;
    }

    /**
     * The first finding as small as it can be. Where that is still large, the next ones are shrunk too, and the smallest is kept: a
     * run can lie where no small step leads further down.
     */
    private Score.Found smallest(Variants variants, Finding first, Map<String, String> cure) throws ScenarioException {
        Score.Found found = shrunk(variants, first, cure);
        int run = first.run();
        for (int i = 1; i < FINDINGS && found.left() > SMALL && run < plan.runs(); i++) {
            Search search = search(variants, run);
            if (search.findings().isEmpty()) break;
            Finding next = search.findings().get(0);
            run += next.run();
            found = found.orSmaller(shrunk(variants, next, cure));
        }
        return found;
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
