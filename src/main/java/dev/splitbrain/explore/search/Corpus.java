package dev.splitbrain.explore.search;

import dev.splitbrain.explore.trial.Candidate;
import dev.splitbrain.explore.trial.Coverage;
import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.random.Rng;
import dev.splitbrain.scenario.write.Concrete;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.world.Claims;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs that came into situations that no run before them did, and changes to them: coverage-guided fuzzing (Zalewski's AFL,
 * 2013), where the input is a schedule of faults.
 */
final class Corpus {
    private static final int MOST_MOMENTS = 64; // of one run

    private final Set<String> situations = new TreeSet<>();
    private final List<Entry> entries = new ArrayList<>();
    private int lastNew;

    /**
     * A run, its faults one by one.
     *
     * @param moments when it came into new situations
     */
    private record Entry(Candidate candidate, World world, Schedule schedule, List<Long> moments) {}

    /** How many situations there were so far. */
    int situations() {
        return situations.size();
    }

    /** How many runs were worth keeping. */
    int size() {
        return entries.size();
    }

    /** The number of the last run that came into a new situation, from 1; 0 for none. */
    int lastNew() {
        return lastNew;
    }

    /** Keeps a run where it is new. */
    void learn(int number, Trial trial, Coverage coverage) {
        Set<Long> moments = new LinkedHashSet<>();
        Map<String, Long> seen = coverage.firstNanos();
        seen.forEach((situation, nanos) -> {
            if (situations.add(situation) && moments.size() < MOST_MOMENTS) moments.add(nanos);
        });
        if (moments.isEmpty()) return;
        lastNew = number;
        if (trial.candidate().plain() || !isWithinClaims(trial)) return; // a change would ask for more than is claimed
        World world = trial.scenario().world();
        Optional<YamlNode.Mapping> concrete = Concrete.faults(
                trial.candidate().tree(), world, trial.candidate().seed(), trial.faults(), trial.endNanos());
        concrete.map(tree -> Concrete.checks(tree, trial.scenario().checks(), Concrete.names(trial.scenario())))
                .ifPresent(tree -> entries.add(
                        new Entry(trial.candidate().with(tree), world, Schedule.of(tree), List.copyOf(moments))));
    }

    private static boolean isWithinClaims(Trial trial) {
        Claims claims = trial.scenario().survives();
        int nodes = trial.scenario().world().nodes().size();
        return claims.allow("crash", nodes)
                && trial.faults().stream().allMatch(fault -> claims.allow(fault.action(), nodes));
    }

    /** A change by chance to one of the runs, later ones preferred. */
    Candidate mutate(long seed) {
        Chance chance = new Chance(new Rng(seed).stream("mutation"));
        int from = chance.coin() ? entries.size() / 2 : 0;
        Entry entry = entries.get(chance.between(from, entries.size() - 1));
        Entry other = chance.oneOf(entries);
        World world = entry.world();
        List<String> nodes =
                world.nodes().stream().map(NodePlan::id).map(id -> id.name()).toList();
        long healNanos = world.healNanos().orElse(world.durationNanos());
        Schedule changed =
                new Mutation(nodes, healNanos, chance).of(entry.schedule(), other.schedule(), entry.moments());
        Candidate candidate = entry.candidate();
        return new Candidate(changed.in(candidate.tree()), chance.oneIn(3) ? seed : candidate.seed());
    }
}
