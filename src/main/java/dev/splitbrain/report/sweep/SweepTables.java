package dev.splitbrain.report.sweep;

import dev.splitbrain.explore.Rounding;
import dev.splitbrain.explore.statistics.Estimate;
import dev.splitbrain.explore.statistics.Figures;
import dev.splitbrain.explore.sweep.JudgedClaim;
import dev.splitbrain.explore.sweep.RunRow;
import dev.splitbrain.explore.sweep.SweepPlan;
import dev.splitbrain.explore.sweep.SweepResult;
import dev.splitbrain.report.chart.Table;
import dev.splitbrain.scenario.measure.Measure;
import java.util.ArrayList;
import java.util.List;

/** The data of a sweep: a row a run, a row a setting and measure, a row a paired difference. Durations are in nanoseconds. */
final class SweepTables {
    /** Those besides the median, in tables and in JSON. */
    static final int[] PERCENTILES = {10, 25, 75, 90, 95, 99};

    private final SweepResult result;
    private final SweepPlan plan;

    SweepTables(SweepResult result) {
        this.result = result;
        this.plan = result.plan();
    }

    /** {@code runs.csv}. */
    Table runs() {
        List<String> columns = new ArrayList<>(List.of("run", "seed"));
        columns.addAll(paths());
        columns.addAll(List.of("fingerprint", "verdict", "as_expected", "not_as_expected"));
        for (Measure measure : plan.measures()) columns.add(column(measure));
        Table table = new Table("runs", columns.toArray(String[]::new));
        for (RunRow row : result.rows()) {
            List<Object> cells = new ArrayList<>(List.of(row.number(), row.seed()));
            cells.addAll(values(plan.place(row.number())));
            cells.addAll(List.of(row.fingerprint(), row.verdict(), row.asExpected(), row.kind()));
            for (double figure : row.figures()) cells.add(Rounding.text(figure));
            table.row(cells.toArray());
        }
        return table;
    }

    /** {@code failures.csv}: the runs that are not as expected, the worst first, each with the command that repeats it. */
    Table failures() {
        Table table = new Table("failures", "run", "seed", "verdict", "not_as_expected", "reason", "repeat");
        for (RunRow row : result.failures()) {
            table.row(row.number(), row.seed(), row.verdict(), row.kind(), row.reason(), Repeat.of(plan, row));
        }
        return table;
    }

    /** {@code summary.csv}. */
    Table summary() {
        List<String> columns = new ArrayList<>(paths());
        columns.addAll(List.of("runs", "as_expected", "measure", "unit", "count"));
        columns.addAll(List.of("mean", "mean_low", "mean_high", "deviation"));
        columns.addAll(List.of("median", "median_low", "median_high"));
        columns.addAll(List.of("min", "max"));
        for (int percent : PERCENTILES)
            columns.addAll(List.of("p" + percent, "p" + percent + "_low", "p" + percent + "_high"));
        Table table = new Table("summary", columns.toArray(String[]::new));
        for (int setting = 0; setting < plan.settings().size(); setting++) {
            for (int measure = 0; measure < plan.measures().size(); measure++) summary(table, setting, measure);
        }
        return table;
    }

    private void summary(Table table, int setting, int place) {
        Measure measure = plan.measures().get(place);
        Figures figures = result.figures(setting, place);
        if (figures.count() == 0) return;
        List<RunRow> rows = result.rows(setting);
        List<Object> cells = new ArrayList<>(values(setting));
        cells.add(rows.size());
        cells.add(rows.stream().filter(RunRow::asExpected).count());
        cells.addAll(List.of(measure.name(), unit(measure), figures.count()));
        add(cells, figures.mean());
        cells.add(Rounding.text(figures.deviation()));
        add(cells, figures.quantile(0.5));
        for (double q : new double[] {0, 1})
            cells.add(Rounding.text(figures.quantile(q).value()));
        for (int percent : PERCENTILES) add(cells, figures.quantile(percent / 100.0));
        table.row(cells.toArray());
    }

    /** {@code differences.csv}: each setting against the first, seed by seed. */
    Table differences() {
        List<String> columns = new ArrayList<>(paths());
        columns.addAll(List.of("measure", "unit", "pairs", "mean", "mean_low", "mean_high", "median"));
        columns.addAll(List.of("share_greater", "share_less"));
        Table table = new Table("differences", columns.toArray(String[]::new));
        for (int setting = 1; setting < plan.settings().size(); setting++) {
            for (int place = 0; place < plan.measures().size(); place++) {
                Figures differences = result.differences(0, setting, place);
                if (differences.count() == 0) continue;
                Measure measure = plan.measures().get(place);
                List<Object> cells = new ArrayList<>(values(setting));
                cells.addAll(List.of(measure.name(), unit(measure), differences.count()));
                add(cells, differences.mean());
                cells.add(Rounding.text(differences.quantile(0.5).value()));
                cells.add(Rounding.text(differences.share(value -> value > 0).value()));
                cells.add(Rounding.text(differences.share(value -> value < 0).value()));
                table.row(cells.toArray());
            }
        }
        return table;
    }

    /** {@code claims.csv}. */
    Table claims(List<JudgedClaim> judged) {
        List<String> columns = new ArrayList<>(paths());
        columns.addAll(
                List.of("claim", "holds", "found", "found_low", "found_high", "demanded", "unit", "runs", "source"));
        Table table = new Table("claims", columns.toArray(String[]::new));
        for (JudgedClaim each : judged) {
            List<Object> cells = new ArrayList<>(values(each.setting()));
            cells.addAll(List.of(each.claim().label(), each.holds()));
            add(cells, each.found());
            cells.add(each.claim().demand().words());
            cells.add(each.unit().name().toLowerCase(java.util.Locale.ROOT));
            cells.add(each.runs());
            cells.add(each.claim().source());
            table.row(cells.toArray());
        }
        return table;
    }

    /** What tells settings apart: their paths, or whole scenarios by name. */
    private List<String> paths() {
        return plan.isComparison() ? List.of("scenario") : plan.paths();
    }

    private List<String> values(int setting) {
        if (!paths().equals(plan.paths()))
            return List.of(plan.settings().get(setting).label());
        return plan.paths().stream()
                .map(path -> plan.settings().get(setting).values().getOrDefault(path, ""))
                .toList();
    }

    private static void add(List<Object> cells, Estimate estimate) {
        cells.add(Rounding.text(estimate.value()));
        cells.add(Rounding.text(estimate.low()));
        cells.add(Rounding.text(estimate.high()));
    }

    private static String unit(Measure measure) {
        return switch (measure.unit()) {
            case DURATION -> "nanoseconds";
            case SHARE -> "share";
            case NUMBER -> "number";
        };
    }

    private static String column(Measure measure) {
        String name = measure.name().replace('-', '_');
        return measure.unit() == dev.splitbrain.check.Limit.Unit.DURATION ? name + "_nanos" : name;
    }
}
