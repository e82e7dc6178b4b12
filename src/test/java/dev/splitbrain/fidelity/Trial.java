package dev.splitbrain.fidelity;

import dev.splitbrain.explore.sweep.JudgedClaim;
import dev.splitbrain.explore.sweep.Planner;
import dev.splitbrain.explore.sweep.RunRow;
import dev.splitbrain.explore.sweep.SweepPlan;
import dev.splitbrain.explore.sweep.SweepResult;
import dev.splitbrain.explore.sweep.SweepRunner;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.Sweep;
import dev.splitbrain.scenario.WrongVariant;
import dev.splitbrain.scenario.catalog.Catalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** One scenario's claims, judged on several sets of seeds, and with each of its mistakes. */
final class Trial {
    private static final long APART = 1_000_000; // from one set of seeds to the next: they share none
    private static final int MOST_WRONG =
            1_000; // seeds: a mistake shows beyond doubt, or is no mistake that the claim finds

    private final Path file;
    private final Scenario scenario;
    private final int mostSeeds;
    private final int jobs;
    private final List<List<JudgedClaim>> bySeeds = new ArrayList<>();
    private final Map<WrongVariant, TreeSet<Integer>> caughtBy =
            new LinkedHashMap<>(); // the claims that fail, by place
    private final List<String> unexpected = new ArrayList<>();
    private SweepPlan plan;

    /** {@code mostSeeds} of those that the scenario names are run, {@code jobs} runs at once. */
    Trial(Path file, int mostSeeds, int jobs) throws ScenarioException {
        this.file = file;
        this.mostSeeds = mostSeeds;
        this.jobs = jobs;
        scenario = ScenarioLoader.load(file, Map.of(), Catalog.standard());
    }

    /** Runs it on so many sets of seeds, and its mistakes on the first of them. */
    void run(int sets) throws ScenarioException {
        for (int set = 0; set < sets; set++) {
            SweepResult result = sweep(Map.of(), seeds(set, mostSeeds));
            plan = result.plan();
            bySeeds.add(JudgedClaim.of(result));
            for (RunRow row : result.failures()) unexpected.add("seed " + row.seed() + ": " + row.kind());
        }
        for (WrongVariant wrong : scenario.wrong()) {
            SweepResult result = sweep(wrong.values(), seeds(0, Math.min(MOST_WRONG, mostSeeds)));
            List<JudgedClaim> judged = JudgedClaim.of(result);
            TreeSet<Integer> failing = new TreeSet<>();
            for (int i = 0; i < judged.size(); i++) if (judged.get(i).failsClearly()) failing.add(i);
            caughtBy.put(wrong, failing);
        }
    }

    private SweepResult sweep(Map<String, String> overrides, List<Long> seeds) throws ScenarioException {
        SweepPlan sweep = new Planner(file, overrides, Catalog.standard()).plan(Optional.of(seeds));
        List<RunRow> rows = new ArrayList<>();
        new SweepRunner(sweep, () -> false).run(jobs, List.of(), rows::add);
        return new SweepResult(sweep, rows);
    }

    private List<Long> seeds(int set, int most) {
        List<Long> named = scenario.sweep().map(Sweep::seeds).orElseThrow();
        return named.stream().limit(most).map(seed -> seed + set * APART).toList();
    }

    Path file() {
        return file;
    }

    Scenario scenario() {
        return scenario;
    }

    SweepPlan plan() {
        return plan;
    }

    /** How many sets of seeds it was run on. */
    int sets() {
        return bySeeds.size();
    }

    /** The claims in the order of settings; of each, what each set of seeds says. */
    List<List<JudgedClaim>> claims() {
        List<List<JudgedClaim>> claims = new ArrayList<>();
        for (int i = 0; i < bySeeds.get(0).size(); i++) {
            int place = i;
            claims.add(bySeeds.stream().map(judged -> judged.get(place)).toList());
        }
        return claims;
    }

    /** Runs that did not come out as the scenario says. */
    List<String> unexpected() {
        return unexpected;
    }

    /** The mistakes, and the places of the claims that fail for them beyond doubt. */
    Map<WrongVariant, TreeSet<Integer>> caughtBy() {
        return caughtBy;
    }

    /** How many mistakes the claim at this place finds out. */
    long finds(int claim) {
        return caughtBy.values().stream()
                .filter(failing -> failing.contains(claim))
                .count();
    }

    /** Whether all is as it should be: claims hold on all seeds, mistakes are caught, and each claim catches one. */
    boolean isFaithful() {
        List<List<JudgedClaim>> claims = claims();
        boolean hold = claims.stream().flatMap(List::stream).allMatch(JudgedClaim::holds);
        boolean caught = caughtBy.values().stream().noneMatch(TreeSet::isEmpty);
        boolean sharp = true;
        for (int i = 0; i < claims.size(); i++) sharp &= finds(i) > 0;
        return !claims.isEmpty() && hold && caught && sharp && unexpected.isEmpty();
    }
}
