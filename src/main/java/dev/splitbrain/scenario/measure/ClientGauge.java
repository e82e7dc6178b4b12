package dev.splitbrain.scenario.measure;

import dev.splitbrain.scenario.run.RunResult;
import java.util.OptionalDouble;

/** A figure of what the clients saw: several of one run share one look at its history. */
@FunctionalInterface
interface ClientGauge extends Gauge {
    OptionalDouble of(ClientFigures figures);

    @Override
    default OptionalDouble of(RunResult run) {
        return of(new ClientFigures(run));
    }
}
