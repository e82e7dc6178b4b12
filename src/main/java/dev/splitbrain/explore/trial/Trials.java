package dev.splitbrain.explore.trial;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.metrics.FaultRecorder;
import dev.splitbrain.metrics.HistoryRecorder;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.Variants;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.sim.HandlerFailure;
import dev.splitbrain.sim.TimeStandsStill;
import dev.splitbrain.trace.StateProbe;
import dev.splitbrain.trace.TraceSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs candidates, and tells which promises they broke. Threads may share it. */
public final class Trials {
    private static final long MOST_EVENTS = 5_000_000; // hundreds of times what a run needs: a storm is cut

    private final Variants variants;
    private final Set<String> named;
    private final BooleanSupplier stop;

    /**
     * Judged are the checks with these names; where none is named, those that no weather may break, and all of a run that is as
     * somebody wrote it. {@code stop} is asked while runs go on.
     */
    public Trials(Variants variants, Set<String> named, BooleanSupplier stop) {
        this.variants = variants;
        this.named = Set.copyOf(named);
        this.stop = stop;
    }

    public Variants variants() {
        return variants;
    }

    /** Whether the program is being stopped: what a trial then gives is worth nothing. */
    public boolean isStopped() {
        return stop.getAsBoolean();
    }

    /** Whether a check is judged of a run, which may be {@linkplain Candidate#plain plain}. */
    public boolean judges(PlannedCheck check, boolean plain) {
        if (!named.isEmpty()) return named.contains(check.name());
        return plain || !check.make().get().dependsOnWeather();
    }

    /** Shows somebody a trial that came to its end again, and the insides of its nodes. */
    public static RunResult again(Trial trial, TraceSink listener, Consumer<StateProbe> watcher) {
        return new ScenarioRun(trial.scenario(), trial.candidate().seed())
                .tell(listener)
                .show(watcher)
                .run((timeNanos, events) -> true);
    }

    /** Runs a candidate, and has these told of it; empty where its tree is no scenario. */
    public Optional<Trial> run(Candidate candidate, TraceSink... listeners) {
        return run(candidate, probe -> {}, listeners);
    }

    /** The same, with somebody who looks into the nodes. */
    public Optional<Trial> run(Candidate candidate, Consumer<StateProbe> watcher, TraceSink... listeners) {
        Scenario scenario;
        try {
            scenario = variants.read(candidate.tree());
        } catch (ScenarioException e) {
            return Optional.empty();
        }
        List<PlannedCheck> judged = scenario.checks().stream()
                .filter(check -> judges(check, candidate.plain()))
                .toList();
        return Optional.of(run(candidate, scenario.withChecks(judged), watcher, List.of(listeners)));
    }

    private Trial run(Candidate candidate, Scenario scenario, Consumer<StateProbe> watcher, List<TraceSink> listeners) {
        FaultRecorder faults = new FaultRecorder(scenario.world().faults(candidate.seed()));
        HistoryRecorder history = new HistoryRecorder();
        ScenarioRun run =
                new ScenarioRun(scenario, candidate.seed()).tell(faults).tell(history);
        listeners.forEach(run::tell);
        run.show(watcher);
        List<Violation> violations = new ArrayList<>();
        long endNanos;
        long events = 0;
        try {
            RunResult result = run.run((timeNanos, done) -> done < MOST_EVENTS && !stop.getAsBoolean());
            endNanos = result.endNanos();
            events = result.events();
            if (!result.endReason().equals("interrupted")) violations.addAll(violations(result));
        } catch (HandlerFailure failure) {
            endNanos = failure.timeNanos();
            violations.add(Violation.of(failure.getCause()));
        } catch (TimeStandsStill failure) {
            endNanos = failure.timeNanos();
            violations.add(Violation.of(failure));
        }
        return new Trial(
                candidate,
                scenario,
                violations,
                faults.windows(endNanos),
                run.deviations(),
                history.history(),
                endNanos,
                events);
    }

    private static List<Violation> violations(RunResult result) {
        List<Violation> violations = new ArrayList<>();
        for (Judged judged : result.checks()) {
            if (judged.verdict().answer() != Answer.VIOLATED) continue;
            violations.add(Violation.of(
                    judged.planned().name(),
                    judged.verdict().reason(),
                    judged.verdict().atNanos()));
        }
        return violations;
    }
}
