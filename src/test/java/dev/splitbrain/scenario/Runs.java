package dev.splitbrain.scenario;

import dev.splitbrain.history.Operation;
import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A run of a scenario written in a test, with all of its steps. */
final class Runs implements TraceSink {
    static final long MS = 1_000_000;
    static final long S = 1_000 * MS;

    private final List<Step> steps = new ArrayList<>();
    private RunResult result;

    static Runs of(Path folder, String yaml) {
        Scenario scenario = Texts.load(folder, Texts.with(yaml));
        Runs run = new Runs();
        run.result = new ScenarioRun(scenario, scenario.seed()).tell(run).run((timeNanos, events) -> true);
        return run;
    }

    @Override
    public Set<StepKind> wants() {
        return StepKind.all();
    }

    @Override
    public void accept(Step step) {
        steps.add(step);
    }

    RunResult result() {
        return result;
    }

    List<FaultWindow> windows() {
        return result.faults();
    }

    /** When each firing began, in milliseconds. */
    List<Long> beginsMillis() {
        return windows().stream().map(window -> window.beginNanos() / MS).toList();
    }

    <T extends Step> List<T> steps(Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    Step step(long number) {
        return steps.get((int) number - 1);
    }

    List<Operation> operations() {
        return result.history().operations();
    }

    /** When operations began, in milliseconds. */
    List<Long> invokedMillis() {
        return operations().stream()
                .map(operation -> operation.invokedNanos() / MS)
                .toList();
    }

    /** How many operations began in [from, until), in seconds. */
    long invoked(double from, double until) {
        return operations().stream()
                .filter(operation -> operation.invokedNanos() >= from * S && operation.invokedNanos() < until * S)
                .count();
    }

    /** What clients sent to nodes, in order. */
    List<Step.Sent> requests() {
        return steps(Step.Sent.class).stream()
                .filter(step -> step.message() instanceof ClientMessage.Request)
                .toList();
    }

    /** The mean of numbers. */
    static double mean(List<Long> numbers) {
        return numbers.stream().mapToLong(number -> number).average().orElseThrow();
    }

    /** The differences between neighbours. */
    static List<Long> gaps(List<Long> numbers) {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < numbers.size(); i++) gaps.add(numbers.get(i) - numbers.get(i - 1));
        return gaps;
    }

    /** The share of numbers beyond a limit. */
    static double beyond(double limit, List<Long> numbers) {
        return numbers.stream().filter(number -> number > limit).count() / (double) numbers.size();
    }
}
