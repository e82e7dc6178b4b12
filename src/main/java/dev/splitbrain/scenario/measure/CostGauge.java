package dev.splitbrain.scenario.measure;

import dev.splitbrain.check.cost.CostCheck.Figure;
import dev.splitbrain.check.cost.OperationCosts;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.trace.TraceSink;
import java.util.Optional;
import java.util.OptionalDouble;

/** What an operation cost that was answered, on average over the run. */
final class CostGauge implements Gauge {
    private final Figure figure;
    private final OperationCosts costs = new OperationCosts();

    CostGauge(Figure figure) {
        this.figure = figure;
    }

    @Override
    public Optional<TraceSink> listener() {
        return Optional.of(costs);
    }

    @Override
    public OptionalDouble of(RunResult run) {
        return costs.costs().stream().mapToLong(figure::of).average();
    }
}
