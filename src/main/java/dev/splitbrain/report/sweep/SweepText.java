package dev.splitbrain.report.sweep;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.explore.statistics.Estimate;
import dev.splitbrain.explore.statistics.Figures;
import dev.splitbrain.explore.sweep.JudgedClaim;
import dev.splitbrain.explore.sweep.RunRow;
import dev.splitbrain.explore.sweep.SweepPlan;
import dev.splitbrain.explore.sweep.SweepResult;
import dev.splitbrain.scenario.measure.Measure;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The summary of a sweep for people: a line a setting, then claims, then failures. The same sweep gives the same text. */
public final class SweepText {
    private static final int MOST_FAILURES = 8;
    private static final String NAME = "name";
    private static final int MOST_SETTINGS = 60;
    private static final String OPEN = "open";

    private final SweepResult result;
    private final SweepPlan plan;
    private final List<String> lines = new ArrayList<>();

    private SweepText(SweepResult result) {
        this.result = result;
        this.plan = result.plan();
    }

    /** Lines without their ends; {@code shown} are the measures that have a column. */
    public static List<String> of(SweepResult result, List<Measure> shown, List<JudgedClaim> claims) {
        SweepText text = new SweepText(result);
        text.head();
        text.settings(shown);
        text.differences(shown);
        text.claims(claims);
        text.failures();
        return text.lines;
    }

    private void head() {
        String done = result.isComplete() ? "" : Quantity.count(result.rows().size()) + " of ";
        lines.add(plan.title());
        lines.add(done + Quantity.count(plan.runs(), "run") + " = "
                + Quantity.count(plan.seeds().size(), "seed") + " x "
                + Quantity.count(plan.settings().size(), plan.isComparison() ? "scenario" : "setting"));
        lines.add("");
    }

    private void settings(List<Measure> shown) {
        Columns table = new Columns();
        List<String> head = new ArrayList<>(paths());
        head.addAll(List.of("runs", "as expected"));
        for (Measure measure : shown)
            head.add(measure.name() + (measure.outcome() ? " [share, " : " [median, ") + "95 % interval]");
        table.row(head);
        for (int setting = 0; setting < Math.min(MOST_SETTINGS, plan.settings().size()); setting++) {
            List<RunRow> rows = result.rows(setting);
            List<String> cells = new ArrayList<>(values(setting));
            cells.add(Quantity.count(rows.size()));
            cells.add(Quantity.count(rows.stream().filter(RunRow::asExpected).count()));
            for (Measure measure : shown)
                cells.add(estimate(
                        result.figures(setting, result.place(measure.name())).middle(), measure.unit()));
            table.row(cells);
        }
        lines.addAll(table.lines());
        if (plan.settings().size() > MOST_SETTINGS) {
            lines.add("and " + (plan.settings().size() - MOST_SETTINGS) + " more settings: see summary.csv");
        }
    }

    private void differences(List<Measure> shown) {
        if (plan.settings().size() < 2 || shown.isEmpty() || plan.settings().size() > MOST_SETTINGS) return;
        lines.add("");
        lines.add("against " + plan.settings().get(0).label() + ", seed by seed [mean difference, 95 % interval]");
        Columns table = new Columns();
        for (int setting = 1; setting < plan.settings().size(); setting++) {
            for (Measure measure : shown) {
                Figures differences = result.differences(0, setting, result.place(measure.name()));
                if (differences.count() == 0) continue;
                table.row(List.of(
                        "  " + plan.settings().get(setting).label(),
                        measure.name(),
                        signed(differences.mean(), measure.unit()),
                        "greater in "
                                + Quantity.share(
                                        differences.share(value -> value > 0).value()) + " of " + differences.count()
                                + " pairs"));
            }
        }
        lines.addAll(table.lines());
    }

    private void claims(List<JudgedClaim> claims) {
        if (claims.isEmpty()) return;
        lines.add("");
        lines.add("claims");
        Columns table = new Columns();
        for (JudgedClaim each : claims) {
            table.row(List.of(
                    "  " + (each.holds() ? "PASS" : "FAIL"),
                    plan.settings().get(each.setting()).label(),
                    each.claim().label(),
                    estimate(each.found(), each.unit()),
                    "(" + each.claim().demand().words() + ")",
                    each.remark(),
                    each.claim().source()));
        }
        lines.addAll(table.lines());
    }

    private void failures() {
        List<RunRow> failures = result.failures();
        if (failures.isEmpty()) return;
        lines.add("");
        lines.add("not as expected: " + Quantity.count(failures.size(), "run") + ", the worst first");
        for (RunRow row : failures.subList(0, Math.min(MOST_FAILURES, failures.size()))) {
            lines.add("  seed " + row.seed() + "  " + row.kind());
            if (!row.reason().isEmpty() && !row.verdict().equals(RunRow.ERROR)) lines.add("    " + row.reason());
            lines.add("    repeat: " + Repeat.of(plan, row));
        }
        if (failures.size() > MOST_FAILURES) lines.add("  all of them: failures.csv");
        Map<String, RunRow> kinds = result.firstOfEachKind();
        if (kinds.size() > 1) lines.add("  " + kinds.size() + " kinds of failure");
    }

    private List<String> values(int setting) {
        SweepPlan.Setting which = plan.settings().get(setting);
        if (plan.paths().isEmpty() || paths().equals(List.of(NAME))) return List.of(which.label());
        return paths().stream()
                .map(path -> which.values().getOrDefault(path, ""))
                .toList();
    }

    /** A name tells settings apart by itself. */
    private List<String> paths() {
        List<String> paths = plan.paths();
        if (paths.isEmpty()) return List.of(plan.isComparison() ? "scenario" : "");
        return paths.contains(NAME) ? List.of(NAME) : paths;
    }

    private static String estimate(Estimate estimate, Unit unit) {
        if (Double.isNaN(estimate.value())) return "-";
        String value = unit.format(estimate.value());
        if (!estimate.hasInterval()) return value;
        return value + " [" + end(estimate.low(), unit) + ", " + end(estimate.high(), unit) + "]";
    }

    /** The end of an interval, if it has one. */
    private static String end(double value, Unit unit) {
        return Double.isNaN(value) ? OPEN : unit.format(value);
    }

    private static String signed(Estimate estimate, Unit unit) {
        String value = sign(estimate.value(), unit);
        if (!estimate.hasInterval()) return value;
        return value + " [" + sign(estimate.low(), unit) + ", " + sign(estimate.high(), unit) + "]";
    }

    private static String sign(double value, Unit unit) {
        if (Double.isNaN(value)) return OPEN;
        return (value > 0 ? "+" : value < 0 ? "-" : "") + unit.format(Math.abs(value));
    }
}
