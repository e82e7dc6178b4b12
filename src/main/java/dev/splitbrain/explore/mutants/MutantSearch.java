package dev.splitbrain.explore.mutants;

import dev.splitbrain.explore.search.Finding;
import dev.splitbrain.explore.search.Search;
import dev.splitbrain.explore.shrink.Shrinker;
import dev.splitbrain.explore.shrink.Size;
import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Trials;
import dev.splitbrain.explore.trial.Violation;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.Variants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Searches for the mistakes of one protocol, each in the same hunts, and shrinks what it finds. */
public final class MutantSearch {
    private static final int SMALL = 8; // faults and operations: fits on a page, and in a head
    private static final int FINDINGS = 4; // that are shrunk at most

    private final String protocol;
    private final List<Hunt> hunts;
    private final Search.Plan plan;
    private final int shrinkRuns;
    private final BooleanSupplier stop;
    private final LongSupplier clockNanos;

    /**
     * The hunts take turns; together they follow the plan, but for their ways of searching. Each shrinking tries so many runs at
     * most. The clock tells how long it takes; nothing depends on it.
     */
    public MutantSearch(
            String protocol,
            List<Hunt> hunts,
            Search.Plan plan,
            int shrinkRuns,
            BooleanSupplier stop,
            LongSupplier clockNanos) {
        this.protocol = protocol;
        this.hunts = List.copyOf(hunts);
        this.plan = plan;
        this.shrinkRuns = shrinkRuns;
        this.stop = stop;
        this.clockNanos = clockNanos;
    }

    private Map<String, String> with(String mutant) {
        return Map.of("protocol." + protocol + ".mutant", mutant);
    }

    /** How the search for this mistake goes. */
    public Score score(String mutant) throws ScenarioException {
        long begin = clockNanos.getAsLong();
        Turns turns = new Turns(hunts, with(mutant), plan, stop);
        Optional<Turns.Catch> first = turns.go();
        long searchNanos = clockNanos.getAsLong() - begin;
        if (first.isEmpty()) return new Score(protocol, mutant, turns.runs(), searchNanos, Optional.empty());
        Score.Found found = smallest(mutant, first.get());
        return new Score(protocol, mutant, turns.runs(), searchNanos, Optional.of(found));
    }

    /**
     * What was found first, as small as it can be. Where that is still large, what the same hunt finds next is shrunk too, and the
     * smallest is kept: a run can lie where no small step leads further down.
     */
    private Score.Found smallest(String mutant, Turns.Catch first) throws ScenarioException {
        Variants variants = first.hunt().scenario().apply(with(mutant));
        Map<String, String> cure = mutant.equals(Score.NONE) ? Map.of() : with(Score.NONE);
        Score.Found found = shrunk(variants, first, cure);
        int number = first.finding().run();
        for (int i = 1; i < FINDINGS && found.left() > SMALL && number < plan.runs(); i++) {
            Search search = after(variants, number, first.hunt().by());
            if (search.findings().isEmpty()) break;
            Finding next = search.findings().get(0);
            number += next.run();
            found = found.orSmaller(shrunk(variants, new Turns.Catch(first.hunt(), next, first.run()), cure));
        }
        return found;
    }

    /** A search for the first violation from the run after this one on. */
    private Search after(Variants variants, int number, Search.By by) throws ScenarioException {
        Search.Plan rest = new Search.Plan(by, plan.firstSeed() + number, plan.runs() - number, false, plan.threads());
        Search search = new Search(new Trials(variants, Set.of(), stop), rest);
        search.run((covered, kinds) -> true);
        return search;
    }

    /** As small as it can be while what cures it, the protocol without the mistake, passes. */
    private Score.Found shrunk(Variants variants, Turns.Catch caught, Map<String, String> cure) {
        long begin = clockNanos.getAsLong();
        Violation violation = caught.finding().violation();
        Trial start = caught.finding().trial();
        Trials trials = new Trials(variants, Set.of(violation.check()), stop);
        Shrinker shrinker = new Shrinker(
                        trials, start, violation.kind(), new Shrinker.Budget(shrinkRuns, plan.threads()))
                .curedBy(cure);
        shrinker.shrink(() -> {});
        return new Score.Found(
                caught.run(),
                caught.hunt(),
                Size.of(start),
                shrinker.best(),
                shrinker.violation(),
                shrinker.runs(),
                clockNanos.getAsLong() - begin);
    }
}
