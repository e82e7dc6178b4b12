package dev.splitbrain.report.sweep;

import dev.splitbrain.explore.sweep.JudgedClaim;
import dev.splitbrain.explore.sweep.SweepPlan;
import dev.splitbrain.explore.sweep.SweepResult;
import dev.splitbrain.report.RunFiles;
import dev.splitbrain.report.chart.Published;
import dev.splitbrain.report.chart.Table;
import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.report.draw.ChartsUnavailable;
import dev.splitbrain.report.page.PageChart;
import dev.splitbrain.report.page.SweepPage;
import dev.splitbrain.scenario.Claim;
import dev.splitbrain.scenario.measure.Measure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of a sweep. */
public final class SweepReport {
    /** What tells most of a sweep that asks for nothing. */
    private static final List<String> USUAL =
            List.of("availability", "unavailable-time", "latency-p99", "highest-epoch", "rounds", "residue");

    private SweepReport() {}

    /** Writes the charts, and the page that shows them; what is wrong where they cannot be drawn here. {@code published} are curves by measure. */
    public static Optional<String> charts(
            RunFiles files,
            SweepResult result,
            List<JudgedClaim> claims,
            String version,
            Map<String, Published> published,
            Theme theme)
            throws IOException {
        try {
            List<PageChart> charts = new SweepCharts(result, version, published).write(files, shown(result), theme);
            files.write("sweep.html", SweepPage.of(result, shown(result), claims, charts, files.written(), version));
            return Optional.empty();
        } catch (ChartsUnavailable e) {
            return Optional.of("charts: " + e.getMessage() + ", so none were drawn; fix: " + e.remedy());
        }
    }

    /** Writes the data. */
    public static void write(RunFiles files, SweepResult result, List<JudgedClaim> claims, String version)
            throws IOException {
        SweepTables tables = new SweepTables(result);
        write(files, tables.runs());
        write(files, tables.summary());
        if (result.plan().settings().size() > 1) write(files, tables.differences());
        if (!claims.isEmpty()) write(files, tables.claims(claims));
        if (!result.failures().isEmpty()) write(files, tables.failures());
        files.write("runs.jsonl", SweepJson.runs(result));
        files.write("sweep.json", SweepJson.of(result, claims, version) + "\n");
    }

    private static void write(RunFiles files, Table table) throws IOException {
        files.write(table.name() + ".csv", table.csv());
    }

    /** The measures that are worth a column: those that the scenario asks for or claims something of, else what is usual. */
    public static List<Measure> shown(SweepResult result) {
        SweepPlan plan = result.plan();
        Set<String> names = new LinkedHashSet<>();
        plan.asked().forEach(measure -> names.add(measure.name()));
        for (SweepPlan.Setting setting : plan.settings()) {
            for (Claim claim : setting.scenario().claims())
                names.add(claim.measure().name());
        }
        if (names.isEmpty()) names.addAll(USUAL);
        List<Measure> shown = new ArrayList<>();
        for (String name : names) {
            int place = result.place(name);
            boolean some = result.rows().stream()
                    .anyMatch(row -> !row.figures().get(place).isNaN());
            if (some) shown.add(plan.measures().get(place));
        }
        return shown;
    }
}
