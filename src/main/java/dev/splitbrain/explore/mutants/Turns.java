package dev.splitbrain.explore.mutants;

import dev.splitbrain.explore.search.Finding;
import dev.splitbrain.explore.search.Search;
import dev.splitbrain.explore.trial.Trials;
import dev.splitbrain.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Several hunts for one mistake that take turns, some runs each: what one way of searching cannot find, another may. */
final class Turns {
    private static final int RUNS = 128; // of one turn

    private final List<Hunt> hunts;
    private final List<Search> searches = new ArrayList<>();
    private final int most;
    private final BooleanSupplier stop;
    private int runs; // of all

    /** What was found, by whom, and in which run of all. */
    record Catch(Hunt hunt, Finding finding, int run) {}

    /** Each hunt follows the plan but for its own way of searching; all together do as many runs as it has. */
    Turns(List<Hunt> hunts, Map<String, String> values, Search.Plan plan, BooleanSupplier stop)
            throws ScenarioException {
        this.hunts = List.copyOf(hunts);
        most = plan.runs();
        this.stop = stop;
        for (Hunt hunt : hunts) {
            Search.Plan own = new Search.Plan(hunt.by(), plan.firstSeed(), plan.runs(), false, plan.threads());
            searches.add(new Search(new Trials(hunt.scenario().apply(values), Set.of(), stop), own));
        }
    }

    /** The first violation that is found; empty where the runs are spent, or all is stopped. */
    Optional<Catch> go() {
        for (int turn = 0; runs < most && !stop.getAsBoolean(); turn++) {
            Search search = searches.get(turn % searches.size());
            int before = search.number();
            search.run(Math.min(RUNS, most - runs), (covered, kinds) -> true);
            runs += search.number() - before;
            if (!search.findings().isEmpty())
                return Optional.of(new Catch(
                        hunts.get(turn % hunts.size()), search.findings().get(0), runs));
        }
        return Optional.empty();
    }

    /** How many runs all did so far, the one that found something included. */
    int runs() {
        return runs;
    }
}
