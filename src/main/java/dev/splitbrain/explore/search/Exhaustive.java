package dev.splitbrain.explore.search;

import dev.splitbrain.explore.Workers;
import dev.splitbrain.explore.trial.Candidate;
import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Trials;
import dev.splitbrain.explore.trial.Violation;
import dev.splitbrain.random.Rng;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.write.Concrete;
import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Tries all orders in which the first messages of a scenario can come, and all ways of losing some of them; from then on they
 * come as they would. Orders that depart from the weather's at fewer turns are tried sooner. Each is a run from the beginning; where it
 * comes into a state in which another one has made the same choice already, it is followed no further.
 */
public final class Exhaustive {
    private static final int BATCH = 16;

    private final Trials trials;
    private final Surroundings setting;
    private final Plan plan;
    private final Deque<List<Integer>> toTry = new ArrayDeque<>(List.of(List.of()));
    private final Set<Long> states = new HashSet<>(); // never iterated
    private final Map<String, Finding> findings = new LinkedHashMap<>(); // by kind
    private Explored explored = Explored.NOTHING;

    /**
     * What to do.
     *
     * @param messages how many come in all orders
     * @param losses how many of them may be lost at most
     * @param runs how many at most
     * @param all whether to go on after the first violation, for other kinds
     */
    public record Plan(int messages, int losses, long seed, int runs, boolean all, int threads) {}

    /** Who is told how far it is, after each batch; says whether it may go on. */
    @FunctionalInterface
    public interface Watcher {
        boolean goOn(Explored explored, int kinds);
    }

    public Exhaustive(Trials trials, Plan plan) throws ScenarioException {
        this.trials = trials;
        this.plan = plan;
        YamlNode.Mapping tree = trials.variants().tree().without("sweep").without("claims");
        Scenario scenario = trials.variants().read(tree);
        setting = Surroundings.of(tree, scenario, false, trials.variants());
    }

    /** A moment at which one of several messages came next. */
    private record Turn(long state, int messages, int picked) {}

    /** One run that was done. */
    private record Done(List<Integer> picks, Optional<Trial> trial, List<Turn> turns) {}

    /** Searches until it has found something, or enough, or all is tried, or the budget is spent. */
    public void run(Watcher watcher) {
        while (!toTry.isEmpty() && explored.runs() < plan.runs() && !trials.isStopped()) {
            for (Done done : batch()) {
                if (trials.isStopped()) return; // it may have been cut
                learn(done);
                if (!plan.all() && !findings.isEmpty()) return;
            }
            if (!watcher.goOn(explored, findings.size())) return;
        }
    }

    private List<Done> batch() {
        List<List<Integer>> some = new ArrayList<>();
        int most = Math.min(BATCH, plan.runs() - explored.runs());
        while (some.size() < most && !toTry.isEmpty()) some.add(toTry.removeFirst());
        Map<Integer, Done> done = new TreeMap<>();
        List<Integer> numbers = IntStream.range(0, some.size()).boxed().toList();
        new Workers(plan.threads(), trials::isStopped).run(numbers, number -> run(some.get(number)), done::put);
        return List.copyOf(done.values());
    }

    private Done run(List<Integer> picks) {
        WhoSawWhat seen = new WhoSawWhat();
        List<Turn> turns = new ArrayList<>();
        Optional<Trial> trial = trials.run(
                candidate(picks),
                probe -> probe.atEachTurn((messages, picked) -> {
                    if (turns.size() < plan.messages()) turns.add(new Turn(seen.hash(), messages, picked));
                }),
                seen);
        return new Done(picks, trial, turns);
    }

    private Candidate candidate(List<Integer> picks) {
        YamlNode list = Trees.texts(picks.stream().map(String::valueOf).toList());
        YamlNode.Mapping order = Trees.map("at", Trees.text("0s")).with("order", Trees.map("picks", list));
        return new Candidate(setting.withOrder(order), plan.seed());
    }

    private void learn(Done done) {
        Trial trial = done.trial().orElseThrow(); // the scenario was read, and picks are never wrong
        int merged = expand(done) ? explored.merged() : explored.merged() + 1;
        explored = new Explored(
                explored.runs() + 1,
                states.size(),
                merged,
                Math.max(
                        explored.mostChoices(),
                        done.turns().stream().mapToInt(Turn::messages).max().orElse(0)),
                toTry.size(),
                explored.events() + trial.events(),
                explored.simulatedNanos() + trial.endNanos());
        for (Violation violation : trial.violations()) {
            Finding finding = new Finding(violation, spelt(trial, violation), explored.runs(), 1);
            findings.merge(violation.kind(), finding, (before, now) -> before.again());
        }
    }

    /** The run with what was out of order line by line, where it breaks the same promise: it does, but for faults by number. */
    private Trial spelt(Trial trial, Violation violation) {
        YamlNode.Mapping tree = Concrete.order(trial.candidate().tree(), trial.deviations(), Long.MAX_VALUE);
        return trials.run(trial.candidate().with(tree))
                .filter(again -> again.violation(violation.kind()).isPresent())
                .orElse(trial);
    }

    /** All other choices at each turn after the picks are to be tried too; not after a state that is known. */
    private boolean expand(Done done) {
        List<Integer> before = new ArrayList<>(done.picks());
        long losses = before.stream().filter(pick -> pick < 0).count();
        for (int i = before.size(); i < done.turns().size(); i++) {
            Turn turn = done.turns().get(i);
            if (!states.add(Rng.mix(turn.state() + Rng.mix(i * 1_000L + losses)))) return false;
            for (int other = 0; other < turn.messages(); other++) {
                if (other != turn.picked()) toTry.add(with(before, other));
                if (losses < plan.losses()) toTry.add(with(before, -1 - other));
            }
            before.add(turn.picked());
        }
        return true;
    }

    private static List<Integer> with(List<Integer> picks, int last) {
        List<Integer> more = new ArrayList<>(picks);
        more.add(last);
        return List.copyOf(more);
    }

    public Explored explored() {
        return explored;
    }

    /** The first run of each kind of violation, in the order in which they were found. */
    public List<Finding> findings() {
        return new ArrayList<>(findings.values());
    }
}
