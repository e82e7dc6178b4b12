package dev.splitbrain.report;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.report.chart.ChartKind;
import dev.splitbrain.report.chart.ChartStyle;
import dev.splitbrain.report.chart.Format;
import dev.splitbrain.report.chart.Picture;
import dev.splitbrain.report.chart.RunData;
import dev.splitbrain.report.chart.Size;
import dev.splitbrain.report.chart.StoredRun;
import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.report.draw.ChartsUnavailable;
import dev.splitbrain.report.draw.Typeface;
import dev.splitbrain.scenario.catalog.PlannedChart;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.world.NodePlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of one run. */
public final class RunReport {
    private static final List<Format> FORMATS = List.of(Format.PNG, Format.SVG, Format.CSV);

    private final RunFiles files;
    private final Optional<String> trouble;

    private RunReport(RunFiles files, Optional<String> trouble) {
        this.files = files;
        this.trouble = trouble;
    }

    /** Writes a run's data, and its charts unless they are not wanted or cannot be drawn here. */
    public static RunReport write(Path folder, RunResult run, String version, Theme theme, boolean charts)
            throws IOException {
        RunFiles files = new RunFiles(folder);
        files.write(
                "history.jsonl",
                HistoryFile.of(
                        run.history(), run.scenario().protocol().protocol().spec()));
        files.write(
                "metrics.csv",
                MetricsFile.of(run.history(), run.scenario().world().durationNanos()));
        files.write("charts.json", StoredRun.write(data(run, version)));
        Optional<String> trouble = Optional.empty();
        if (charts) {
            try {
                draw(files, run, version, theme);
            } catch (ChartsUnavailable e) {
                trouble = Optional.of("charts: " + e.getMessage() + ", so none were drawn; fix: " + e.remedy());
            }
        }
        files.write("summary.json", SummaryJson.of(run, version, paths(files, "summary.json")) + "\n");
        return new RunReport(files, trouble);
    }

    private static void draw(RunFiles files, RunResult run, String version, Theme theme)
            throws IOException, ChartsUnavailable {
        Typeface typeface = Typeface.load();
        RunData data = data(run, version);
        for (ChartKind kind : kinds(run)) {
            Picture picture = kind.picture(data, new ChartStyle(theme, Size.LECTURE), typeface);
            for (Map.Entry<String, byte[]> file :
                    picture.files(kind.kindName(), FORMATS).entrySet()) files.write(file.getKey(), file.getValue());
        }
    }

    /** What the scenario asks for; without a word of it, what suits every run. */
    private static Set<ChartKind> kinds(RunResult run) {
        Set<ChartKind> kinds = new LinkedHashSet<>();
        for (PlannedChart planned : run.scenario().charts())
            ChartKind.named(planned.name()).ifPresent(kinds::add);
        if (run.scenario().charts().isEmpty()) kinds.addAll(List.of(ChartKind.LATENCY, ChartKind.AVAILABILITY));
        return kinds;
    }

    private static RunData data(RunResult run, String version) {
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

    private static List<String> paths(RunFiles files, String... more) {
        List<String> paths = new ArrayList<>();
        for (String name : files.written()) paths.add(path(files, name));
        for (String name : more) paths.add(path(files, name));
        return paths;
    }

    private static String path(RunFiles files, String name) {
        return files.folder().resolve(name).toString().replace('\\', '/');
    }

    /** Why there are no charts, where there should be. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** The folder as it was named. */
    public String folder() {
        return files.folder().toString().replace('\\', '/');
    }

    public List<String> names() {
        return files.written();
    }

    public List<String> paths() {
        return paths(files);
    }
}
