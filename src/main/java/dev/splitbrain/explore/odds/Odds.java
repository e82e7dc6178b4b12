package dev.splitbrain.explore.odds;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.explore.Workers;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.sim.HandlerFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * How the probability of a violation grew in a run. From a moment on, all chance begins anew, many times; the share of the runs that
 * break the promise all the same is its probability as things stood at that moment. Moments are spaced evenly first; then those are
 * halved between which it changed most. The world is the scenario's: its faults come when they came.
 */
public final class Odds {
    private static final int FINEST = 200; // parts of the time up to the violation

    private final Scenario scenario;
    private final long seed;
    private final int runs;
    private final int threads;
    private final BooleanSupplier stop;
    private final Map<Long, Point> points = new TreeMap<>();

    /** Of the run with this seed of a scenario whose only check is the one that it violates; so many runs a moment. */
    public Odds(Scenario scenario, long seed, int runs, int threads, BooleanSupplier stop) {
        this.scenario = scenario;
        this.seed = seed;
        this.runs = runs;
        this.threads = threads;
        this.stop = stop;
    }

    /** Tries so many moments up to a time, as many again between those where it changed most; tells how many are done. */
    public void run(long untilNanos, int moments, Runnable told) {
        for (int i = 0; i <= moments && !stop.getAsBoolean(); i++) measure(untilNanos / moments * i, told);
        for (int i = 0; i < moments && !stop.getAsBoolean(); i++) measure(steepest(untilNanos / FINEST), told);
    }

    private void measure(long atNanos, Runnable told) {
        List<Boolean> outcomes = new ArrayList<>();
        List<Integer> numbers = IntStream.rangeClosed(1, runs).boxed().toList();
        new Workers(threads, stop)
                .run(numbers, number -> isViolated(atNanos, number), (number, outcome) -> outcomes.add(outcome));
        if (outcomes.size() < runs || stop.getAsBoolean()) return; // stopped amid them
        int violated = (int) outcomes.stream().filter(outcome -> outcome).count();
        points.put(atNanos, new Point(atNanos, runs, violated));
        told.run();
    }

    private boolean isViolated(long atNanos, int newSeed) {
        try {
            return new ScenarioRun(scenario, seed)
                    .chanceAnew(atNanos, newSeed).run((timeNanos, events) -> !stop.getAsBoolean()).checks().stream()
                            .anyMatch(judged -> judged.verdict().answer() == Answer.VIOLATED);
        } catch (HandlerFailure failure) {
            return true;
        }
    }

    /** Half way between the two moments between which it changed most and that are not very near; of equals the farthest apart. */
    private long steepest(long nearNanos) {
        Point before = null;
        double most = -1;
        long half = 0;
        for (Point point : points.values()) {
            if (before != null) {
                long gap = point.atNanos() - before.atNanos();
                double change = Math.abs(point.violated() - before.violated()) + gap / 1e18;
                if (change > most && gap > nearNanos) {
                    most = change;
                    half = before.atNanos() + gap / 2;
                }
            }
            before = point;
        }
        return half;
    }

    /** The moments that are done, in their order. */
    public Collection<Point> points() {
        return List.copyOf(points.values());
    }
}
