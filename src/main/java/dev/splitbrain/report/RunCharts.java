package dev.splitbrain.report;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.report.chart.ChartKind;
import dev.splitbrain.report.chart.ChartStyle;
import dev.splitbrain.report.chart.Format;
import dev.splitbrain.report.chart.RunData;
import dev.splitbrain.report.chart.Size;
import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.report.draw.ChartsUnavailable;
import dev.splitbrain.report.draw.Typeface;
import dev.splitbrain.report.page.PageChart;
import dev.splitbrain.scenario.catalog.PlannedChart;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.world.NodePlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The charts of one run: what the scenario asks for, as files and for the report's page. */
final class RunCharts {
    private static final List<Format> FORMATS = List.of(Format.PNG, Format.SVG, Format.CSV);

    private RunCharts() {}

    /** Writes the charts, and gives them back for the page. */
    static List<PageChart> write(RunFiles files, RunResult run, RunData data, Theme theme)
            throws IOException, ChartsUnavailable {
        Typeface typeface = Typeface.load();
        List<PageChart> charts = new ArrayList<>();
        for (ChartKind kind : kinds(run)) {
            Map<String, byte[]> written = kind.picture(data, new ChartStyle(theme, Size.LECTURE), typeface)
                    .files(kind.kindName(), FORMATS);
            for (Map.Entry<String, byte[]> file : written.entrySet()) files.write(file.getKey(), file.getValue());
            charts.add(PageChart.of(
                    kind.kindName(), style -> kind.picture(data, style, typeface), List.copyOf(written.keySet())));
        }
        return charts;
    }

    /** What the scenario asks for; without a word of it, what suits every run. */
    private static Set<ChartKind> kinds(RunResult run) {
        Set<ChartKind> kinds = new LinkedHashSet<>();
        for (PlannedChart planned : run.scenario().charts())
            ChartKind.named(planned.name()).ifPresent(kinds::add);
        if (run.scenario().charts().isEmpty()) kinds.addAll(List.of(ChartKind.LATENCY, ChartKind.AVAILABILITY));
        return kinds;
    }

    /** All that charts of the run are drawn from. */
    static RunData data(RunResult run, String version) {
        List<NodeId> nodes =
                run.scenario().world().nodes().stream().map(NodePlan::id).toList();
        String setup = run.scenario().name() + ": " + run.scenario().protocol().name() + ", "
                + Quantity.count(nodes.size(), "node") + ", "
                + Quantity.count(run.clients(), "client");
        String footer = run.scenario().file() + "   seed " + run.seed() + "   fingerprint " + run.fingerprint()
                + "   splitbrain " + version;
        return new RunData(
                        run.scenario().slug(),
                        setup,
                        footer,
                        run.scenario().world().durationNanos(),
                        nodes,
                        run.history(),
                        run.faults(),
                        run.roles())
                .with(run.counters());
    }
}
