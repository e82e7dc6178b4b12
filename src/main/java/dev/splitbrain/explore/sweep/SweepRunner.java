package dev.splitbrain.explore.sweep;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.explore.Workers;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.measure.Measurement;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.sim.HandlerFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Does the runs of a sweep that are not done yet. What is kept of a run is its row; all else is gone when it ends. */
public final class SweepRunner {
    private final SweepPlan plan;
    private final BooleanSupplier stop;

    /** {@code stop} is asked while runs go on; those that are then in the middle are not kept. */
    public SweepRunner(SweepPlan plan, BooleanSupplier stop) {
        this.plan = plan;
        this.stop = stop;
    }

    /** Does all runs but those with these numbers, on so many threads. */
    public void run(int threads, Collection<Integer> done, Consumer<RunRow> finished) {
        List<Integer> left = IntStream.range(0, plan.runs())
                .filter(number -> !done.contains(number))
                .boxed()
                .toList();
        new Workers(threads, stop).run(left, this::row, (number, row) -> row.ifPresent(finished));
    }

    /** The row of a run; empty where it was stopped. */
    private Optional<RunRow> row(int number) {
        Scenario scenario = plan.setting(number).scenario();
        long seed = plan.seed(number);
        Measurement measurement = new Measurement(plan.measures());
        ScenarioRun run = new ScenarioRun(scenario, seed);
        measurement.listenTo(run);
        try {
            RunResult result = run.run((timeNanos, events) -> !stop.getAsBoolean());
            if (result.end().reason().equals("interrupted")) return Optional.empty();
            return Optional.of(row(number, result, measurement));
        } catch (HandlerFailure failure) {
            return Optional.of(failed(number, seed, failure));
        }
    }

    private static RunRow row(int number, RunResult result, Measurement measurement) {
        List<String> unexpected = new ArrayList<>();
        String reason = "";
        for (Judged judged : result.checks()) {
            if (judged.asExpected()) continue;
            if (unexpected.isEmpty()) reason = reason(judged);
            unexpected.add(judged.label());
        }
        List<Double> figures = new ArrayList<>();
        for (double figure : measurement.read(result)) figures.add(figure);
        return new RunRow(
                number, result.seed(), result.fingerprint(), result.verdict().word(), unexpected, reason, figures);
    }

    private static String reason(Judged judged) {
        boolean missing = judged.planned().expectViolated() && judged.verdict().answer() == Answer.VALID;
        return missing
                ? "a violation was expected, and there was none"
                : judged.verdict().reason();
    }

    private RunRow failed(int number, long seed, HandlerFailure failure) {
        List<Double> nothing =
                plan.measures().stream().map(measure -> Double.NaN).toList();
        return new RunRow(number, seed, "", RunRow.ERROR, List.of(), String.valueOf(failure.getCause()), nothing);
    }
}
