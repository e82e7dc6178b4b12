package dev.splitbrain.explore.search;

import dev.splitbrain.explore.Workers;
import dev.splitbrain.explore.trial.Candidate;
import dev.splitbrain.explore.trial.Coverage;
import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Trials;
import dev.splitbrain.explore.trial.Violation;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Searches for a violation. Runs are done in batches: within a batch on all cores, and what a batch taught is learnt in the
 * order of its numbers, so that a search does not depend on how many cores there are.
 */
public final class Search {
    private static final int BATCH = 16;

    private final Trials trials;
    private final Swarm swarm;
    private final Corpus corpus = new Corpus();
    private final Plan plan;
    private final Map<String, Finding> findings = new LinkedHashMap<>(); // by kind
    private Covered covered = Covered.NOTHING;
    private int number; // of the last run

    /** How runs are chosen. */
    public enum By {
        /** By chance, each for itself. */
        SWARM,
        /** Every second one by changing one that came into a new situation. */
        COVERAGE,
        /** By chance, where chains of messages take their turns by priorities with change points. */
        PCT,
        /** By chance, where messages take their turns by priorities that are drawn anew by those that raced. */
        POS,
        /** All orders of the first messages, one after the other: {@link Exhaustive}. */
        EXHAUSTIVE;

        /** As it is typed: {@code pct}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it is about the order of messages. */
        boolean isOfOrders() {
            return this == PCT || this == POS;
        }
    }

    /**
     * What to do.
     *
     * @param firstSeed of the runs by chance
     * @param runs how many at most
     * @param all whether to go on after the first violation, for other kinds
     */
    public record Plan(By by, long firstSeed, int runs, boolean all, int threads) {}

    /** Who is told how far it is, after each batch; says whether it may go on. */
    @FunctionalInterface
    public interface Watcher {
        boolean goOn(Covered covered, int kinds);
    }

    public Search(Trials trials, Plan plan) throws ScenarioException {
        if (plan.by() == By.EXHAUSTIVE) throw new IllegalArgumentException("an exhaustive search is none by chance");
        this.trials = trials;
        this.plan = plan;
        YamlNode.Mapping tree = trials.variants().tree();
        swarm = new Swarm(tree, trials.variants().read(tree), trials.variants());
    }

    /** One run that was done. */
    private record Done(Optional<Trial> trial, Coverage coverage, boolean changed) {}

    /** Searches until it has found something, or enough, or the budget is spent. */
    public void run(Watcher watcher) {
        run(plan.runs(), watcher);
    }

    /** The same, but goes on for so many runs only, from where it stood. */
    public void run(int more, Watcher watcher) {
        BooleanSupplier stop = trials::isStopped;
        int last = Math.min(plan.runs(), number + more);
        while (number < last && !stop.getAsBoolean()) {
            Map<Integer, Done> batch = batch(number + 1, Math.min(last, number + BATCH), stop);
            for (Map.Entry<Integer, Done> each : batch.entrySet()) {
                number = each.getKey();
                learn(number, each.getValue());
                if (!plan.all() && !findings.isEmpty()) return;
            }
            if (!watcher.goOn(covered, findings.size())) return;
        }
    }

    /** The number of its last run, from 1; 0 before the first. */
    public int number() {
        return number;
    }

    private Map<Integer, Done> batch(int first, int last, BooleanSupplier stop) {
        List<Integer> numbers = IntStream.rangeClosed(first, last).boxed().toList();
        Map<Integer, Done> done = new TreeMap<>();
        new Workers(plan.threads(), stop).run(numbers, this::run, done::put);
        return done;
    }

    private Done run(int number) {
        long seed = plan.firstSeed() + number - 1;
        boolean changes = plan.by() == By.COVERAGE && number % 2 == 0 && corpus.size() > 0;
        Candidate candidate = changes ? corpus.mutate(seed) : swarm.draw(seed, plan.by());
        Coverage coverage = new Coverage();
        return new Done(trials.run(candidate, coverage), coverage, changes);
    }

    private void learn(int run, Done done) {
        if (trials.isStopped()) return; // it may have been cut
        if (done.trial().isEmpty()) {
            covered = covered.andUnreadable();
            return;
        }
        Trial trial = done.trial().get();
        corpus.learn(run, trial, done.coverage());
        covered = covered.and(trial, done.changed(), corpus);
        for (Violation violation : trial.violations()) {
            findings.merge(violation.kind(), new Finding(violation, trial, run, 1), (before, now) -> before.again());
        }
    }

    public Covered covered() {
        return covered;
    }

    /** The first run of each kind of violation, in the order in which they were found. */
    public List<Finding> findings() {
        return new ArrayList<>(findings.values());
    }
}
