package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Numbers;

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

    /** A moment in a table. */
    static String seconds(long nanos) {
        return Numbers.fixed(nanos / 1e9, 9);
    }

    /** A length of time in a table. */
    static String millis(double nanos) {
        return Numbers.fixed(nanos / 1e6, 6);
    }
}
