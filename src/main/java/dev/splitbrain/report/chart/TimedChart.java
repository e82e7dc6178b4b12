package dev.splitbrain.report.chart;

import dev.splitbrain.history.Operation;
import dev.splitbrain.report.draw.Numbers;
import java.util.List;

/** A chart of one run: its subtitle and footer are the run's. */
abstract class TimedChart implements Chart {
    final RunData run;
    final View view;

    TimedChart(RunData run, View view) {
        this.run = run;
        this.view = view;
    }

    @Override
    public String setup() {
        return run.setup();
    }

    @Override
    public String footer() {
        return run.footer();
    }

    /** The title where no operation ended ok: there may have been none. */
    final String noneOk() {
        return noneOk(List.of(run), view);
    }

    static String noneOk(List<RunData> runs, View view) {
        List<Operation> operations = runs.stream()
                .flatMap(run -> run.history().operations().stream())
                .toList();
        if (operations.isEmpty()) return "No client asked for anything";
        boolean asked = operations.stream()
                .anyMatch(operation -> view.shows(operation.invokedNanos(), operation.completedNanos()));
        return asked ? "No operation ended ok" : "No client asked for anything in this part of the run";
    }

    /** A moment in a table. */
    static String seconds(long nanos) {
        return Numbers.fixed(nanos / 1e9, 9);
    }

    /** A length of time in a table. */
    static String millis(double nanos) {
        return Numbers.fixed(nanos / 1e6, 6);
    }
}
