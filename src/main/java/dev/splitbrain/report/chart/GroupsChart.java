package dev.splitbrain.report.chart;

import java.util.List;

/** A chart of one figure over many runs. */
abstract class GroupsChart implements Chart {
    private static final Symbol[] DASHES = {Symbol.LINE, Symbol.LONG_DASHES, Symbol.SHORT_DASHES, Symbol.DOTTED_LINE};

    final RunGroups data;

    GroupsChart(RunGroups data) {
        this.data = data;
    }

    @Override
    public String finding() {
        return data.groups().isEmpty() ? "No run has the figure " + data.measure() : data.medians();
    }

    @Override
    public String setup() {
        return data.setup();
    }

    @Override
    public String footer() {
        return data.footer();
    }

    @Override
    public List<Table> tables() {
        return data.tables();
    }

    static Symbol dash(int i) {
        return DASHES[i % DASHES.length];
    }
}
