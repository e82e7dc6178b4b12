package dev.splitbrain.scenario.measure;

import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Takes several figures of one run. */
public final class Measurement {
    private final List<Measure> measures;
    private final List<Gauge> gauges = new ArrayList<>();

    public Measurement(List<Measure> measures) {
        this.measures = List.copyOf(measures);
        for (Measure measure : measures) gauges.add(measure.gauge().get());
    }

    /** Has all gauges listen that must. */
    public Measurement listenTo(ScenarioRun run) {
        for (Gauge gauge : gauges) gauge.listener().ifPresent(run::tell);
        return this;
    }

    /** The figures in the order of the measures; NaN where the run does not have one. */
    public double[] read(RunResult run) {
        double[] figures = new double[measures.size()];
        ClientFigures clients = null; // once for all that want them
        for (int i = 0; i < figures.length; i++) {
            OptionalDouble figure;
            if (gauges.get(i) instanceof ClientGauge gauge) {
                if (clients == null) clients = new ClientFigures(run);
                figure = gauge.of(clients);
            } else {
                figure = gauges.get(i).of(run);
            }
            figures[i] = figure.isPresent() ? figure.getAsDouble() : Double.NaN;
        }
        return figures;
    }
}
