package dev.splitbrain.explore.shrink;

import dev.splitbrain.explore.Workers;
import dev.splitbrain.explore.trial.Candidate;
import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Trials;
import dev.splitbrain.explore.trial.Violation;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The smallest run so far that still breaks the promise, and trials of smaller ones. What is tried with the run's own seed and
 * passes is tried with a few others too, once the easy steps are done: the same mistake often needs other luck in a smaller world.
 */
public final class Shrinker {
    private static final long EVENTS_FOR_SEEDS = 300_000; // the quicker runs are, the more seeds
    private static final int FEWEST_SEEDS = 4;
    private static final int SEEDS = 16;
    private static final int SEEDS_FOR_FEWER_LINES = 100; // a fault or operation less is worth more than a rounder time

    private final Trials trials;
    private final String kind;
    private final Budget budget;
    private Map<String, String> cure = Map.of();
    private Trial best;
    private boolean tryingSeeds;
    private int runs;

    /**
     * How much may be spent.
     *
     * @param runs at most
     */
    public record Budget(int runs, int threads) {}

    /** Begins with a run that has a violation of this kind. */
    public Shrinker(Trials trials, Trial start, String kind, Budget budget) {
        this.trials = trials;
        this.kind = kind;
        this.budget = budget;
        best = start;
    }

    /** Keeps only what passes with these values by path, such as {@code protocol.raft.mutant: none}: so it fails because of them. */
    public Shrinker curedBy(Map<String, String> values) {
        cure = Map.copyOf(values);
        return this;
    }

    /** Makes it as small as it can. Whoever is told after each pass hears how small it is. */
    public void shrink(Runnable told) {
        SpeltOut.apply(this);
        told.run();
        boolean smaller = true;
        while (smaller && !isSpent()) {
            long before = size();
            for (Pass pass : Pass.ALL) apply(pass, told);
            if (tryingSeeds && size() >= before) apply(Pass.LAST, told);
            smaller = size() < before || !tryingSeeds;
            tryingSeeds = true;
        }
    }

    private void apply(Pass pass, Runnable told) {
        pass.apply(this);
        told.run();
    }

    /** How much the scenario says: what passes make smaller. */
    private long size() {
        return best.candidate().tree().flow().length() * 1_000L + best.events() / 1_000;
    }

    boolean isSpent() {
        return runs >= budget.runs() || trials.isStopped();
    }

    /** The scenario as small as it is now. */
    YamlNode.Mapping tree() {
        return best.candidate().tree();
    }

    /** The smallest run so far. */
    public Trial best() {
        return best;
    }

    Trials trials() {
        return trials;
    }

    /** How many runs were tried. */
    public int runs() {
        return runs;
    }

    /** The violation that is kept. */
    public Violation violation() {
        return best.violation(kind).orElseThrow();
    }

    /** Takes this scenario instead where it breaks the same promise. */
    boolean attempt(YamlNode.Mapping tree) {
        if (isSpent() || tree.flow().equals(tree().flow())) return false;
        if (take(run(new Candidate(tree, best.candidate().seed())))) return true;
        return tryingSeeds && attemptWithOtherSeeds(tree);
    }

    /** The same, where it may say more: it is spelt out. */
    boolean attemptLarger(YamlNode.Mapping tree) {
        Optional<Trial> trial = run(new Candidate(tree, best.candidate().seed()));
        if (!breaksTheSame(trial)) return false;
        best = trial.get();
        return true;
    }

    private boolean attemptWithOtherSeeds(YamlNode.Mapping tree) {
        return attemptAny(LongStream.rangeClosed(1, seeds(tree))
                .mapToObj(seed -> new Candidate(tree, seed))
                .toList());
    }

    /** How many seeds this scenario is worth. */
    long seeds(YamlNode.Mapping tree) {
        int most = Size.lines(tree) < Size.lines(tree()) ? SEEDS_FOR_FEWER_LINES : SEEDS;
        return Math.max(FEWEST_SEEDS, Math.min(most, EVENTS_FOR_SEEDS / Math.max(1, best.events())));
    }

    /** Takes the first of these instead that breaks the same promise. */
    boolean attemptAny(List<Candidate> candidates) {
        if (isSpent()) return false;
        Map<Integer, Optional<Trial>> tried = new TreeMap<>();
        List<Integer> numbers = IntStream.range(0, candidates.size()).boxed().toList();
        new Workers(budget.threads(), trials::isStopped)
                .run(numbers, number -> trials.run(candidates.get(number)), tried::put);
        runs += candidates.size();
        for (Optional<Trial> trial : tried.values()) if (take(trial)) return true;
        return false;
    }

    /** Whether other seeds are tried too: once the easy steps are done. */
    boolean isTryingSeeds() {
        return tryingSeeds;
    }

    /** Whether it breaks the promise after its time, while it waits for open operations to end. */
    private boolean isLate(Trial trial) {
        long at = trial.violation(kind).orElseThrow().atNanos().orElse(0);
        return at > trial.scenario().world().durationNanos();
    }

    /** A standard load may ask more than the one that is left out. */
    private boolean isLarger(Trial trial) {
        Size now = Size.of(best);
        Size then = Size.of(trial);
        return then.faults() > now.faults() || then.operations() > now.operations();
    }

    private boolean isCured(Trial trial) {
        if (cure.isEmpty()) return true;
        try {
            YamlNode.Mapping cured = trials.variants().with(trial.candidate().tree(), cure);
            return run(trial.candidate().with(cured))
                    .filter(other -> other.violation(kind).isEmpty())
                    .isPresent();
        } catch (ScenarioException e) {
            return false; // what cures it was left out
        }
    }

    private Optional<Trial> run(Candidate candidate) {
        runs++;
        return trials.run(candidate);
    }

    private boolean take(Optional<Trial> trial) {
        if (trial.isEmpty() || isLarger(trial.get()) || !breaksTheSame(trial)) return false;
        best = trial.get();
        return true;
    }

    private boolean breaksTheSame(Optional<Trial> trial) {
        if (trials.isStopped() || trial.isEmpty() || trial.get().violation(kind).isEmpty()) return false;
        return (isLate(best) || !isLate(trial.get())) && isCured(trial.get());
    }
}
