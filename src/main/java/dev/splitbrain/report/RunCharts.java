package dev.splitbrain.report;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.report.chart.ChartKind;
import dev.splitbrain.report.chart.ChartStyle;
import dev.splitbrain.report.chart.Format;
import dev.splitbrain.report.chart.Picture;
import dev.splitbrain.report.chart.RunData;
import dev.splitbrain.report.chart.Size;
import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.report.chart.View;
import dev.splitbrain.report.draw.ChartsUnavailable;
import dev.splitbrain.report.draw.Typeface;
import dev.splitbrain.report.page.PageChart;
import dev.splitbrain.report.spacetime.SpaceTimeChart;
import dev.splitbrain.report.spacetime.SpaceTimeRecorder;
import dev.splitbrain.scenario.catalog.PlannedChart;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.world.NodePlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The charts of one run: what the scenario asks for, as files and for the report's page. */
final class RunCharts {
    private static final List<Format> FORMATS = List.of(Format.PNG, Format.SVG, Format.CSV);
    private static final List<PlannedChart> SUIT_EVERY_RUN = List.of(
            new PlannedChart(ChartKind.LATENCY.kindName(), Map.of()),
            new PlannedChart(ChartKind.AVAILABILITY.kindName(), Map.of()));

    private final RunResult run;
    private final RunData data;
    private final List<String> missing = new ArrayList<>();

    RunCharts(RunResult run, RunData data) {
        this.run = run;
        this.data = data;
    }

    /** Writes the charts, and gives them back for the page. */
    List<PageChart> write(RunFiles files, Theme theme) throws IOException, ChartsUnavailable {
        Typeface typeface = Typeface.load();
        List<PageChart> charts = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>(); // only asked, never walked
        for (PlannedChart planned : planned()) {
            Optional<Function<ChartStyle, Picture>> drawing = drawing(planned, typeface);
            if (drawing.isEmpty()) continue;
            int place = names.merge(planned.name(), 1, Integer::sum);
            String name = place == 1 ? planned.name() : planned.name() + "-" + place;
            Map<String, byte[]> written =
                    drawing.get().apply(new ChartStyle(theme, Size.LECTURE)).files(name, FORMATS);
            for (Map.Entry<String, byte[]> file : written.entrySet()) files.write(file.getKey(), file.getValue());
            charts.add(PageChart.of(name, drawing.get(), List.copyOf(written.keySet())));
        }
        return charts;
    }

    /** What the scenario asks for, each once; without a word of it, what suits every run. */
    private Iterable<PlannedChart> planned() {
        List<PlannedChart> asked = run.scenario().charts();
        return new LinkedHashSet<>(asked.isEmpty() ? SUIT_EVERY_RUN : asked);
    }

    /** A chart that is still without a style; none where it is around something that never happened. */
    Optional<Function<ChartStyle, Picture>> drawing(PlannedChart planned, Typeface typeface) {
        if (planned.name().equals(SpaceTimeChart.NAME)) return spaceTime(planned, typeface);
        ChartKind kind = ChartKind.named(planned.name()).orElseThrow();
        View view = view(planned);
        return Optional.of(style -> kind.picture(data, view, style, typeface));
    }

    private View view(PlannedChart planned) {
        long end = data.endNanos();
        long from = (Long) planned.options().getOrDefault("from", 0L);
        return SpaceTimePlan.part(from, (Long) planned.options().getOrDefault("to", end), end);
    }

    /**
     * Messages as arrows. Which moment is meant is often known only once the run is over, and the messages of a whole run
     * are too many to keep: so it is run again, up to the end of the picture. It is the same run.
     */
    private Optional<Function<ChartStyle, Picture>> spaceTime(PlannedChart planned, Typeface typeface) {
        SpaceTimePlan plan = new SpaceTimePlan(planned);
        Optional<View> view = plan.view(run);
        if (view.isEmpty()) {
            missing.add("space-time: the fault that it is around never began, so there is nothing to draw");
            return Optional.empty();
        }
        SpaceTimeChart drawn = spaceTime(plan, view.get());
        for (int i = 0; i < 2; i++) { // first a moment of the run, then so many messages around it
            Optional<View> smaller = plan.smaller(view.get(), drawn.sentNanos(), run);
            if (smaller.isEmpty()) break;
            view = smaller;
            drawn = spaceTime(plan, view.get());
        }
        SpaceTimeChart chart = drawn;
        return Optional.of(style -> chart.picture(style, typeface));
    }

    private SpaceTimeChart spaceTime(SpaceTimePlan plan, View view) {
        SpaceTimeRecorder recorder = new SpaceTimeRecorder(data.nodes(), view);
        ScenarioRun.again(run, view.toNanos(), List.of(recorder), nodes -> {});
        return new SpaceTimeChart(
                recorder.data(run.roles(), run.faults()), plan.options(), data.setup(), data.footer());
    }

    /** Which charts are not there, and why; empty where all are. */
    Optional<String> missing() {
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", missing));
    }

    /** All that charts of the run are drawn from. */
    static RunData data(RunResult run, String version) {
        List<NodeId> nodes =
                run.scenario().world().nodes().stream().map(NodePlan::id).toList();
        String setup = run.scenario().name() + ": " + run.scenario().protocol().name() + ", "
                + Quantity.count(nodes.size(), "node")
                + (run.clients() == 0 ? "" : ", " + Quantity.count(run.clients(), "client"));
        String footer = run.scenario().asNamed() + "   seed " + run.seed() + "   fingerprint " + run.fingerprint()
                + "   splitbrain " + version;
        return new RunData(
                        run.scenario().slug(),
                        setup,
                        footer,
                        run.simulatedNanos(),
                        nodes,
                        run.history(),
                        run.faults(),
                        run.roles())
                .with(run.counters())
                .withPhases(run.scenario().phases());
    }
}
