package dev.splitbrain.report.page;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.explore.statistics.Estimate;
import dev.splitbrain.explore.sweep.JudgedClaim;
import dev.splitbrain.explore.sweep.RunRow;
import dev.splitbrain.explore.sweep.SweepPlan;
import dev.splitbrain.explore.sweep.SweepResult;
import dev.splitbrain.report.page.Html.Cell;
import dev.splitbrain.report.sweep.Repeat;
import dev.splitbrain.scenario.measure.Measure;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.List;

/** One HTML file about many runs; nothing is loaded from anywhere. */
public final class SweepPage {
    private static final int MOST_FAILURES = 50;
    private static final int MOST_SETTINGS = 200;

    private final SweepResult result;
    private final SweepPlan plan;
    private final Html html = new Html();

    private SweepPage(SweepResult result) {
        this.result = result;
        this.plan = result.plan();
    }

    /**
     * The page.
     *
     * @param shown the measures that have a column
     * @param files names of the files beside the page
     */
    public static String of(
            SweepResult result,
            List<Measure> shown,
            List<JudgedClaim> claims,
            List<PageChart> charts,
            List<String> files,
            String version) {
        SweepPage page = new SweepPage(result);
        page.head(claims);
        page.settings(shown);
        page.claims(claims);
        page.failures();
        charts.forEach(page::chart);
        page.foot(files, version);
        return page.html.toString();
    }

    private void head(List<JudgedClaim> claims) {
        String name = plan.title();
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .element("title", name + ", " + Quantity.count(plan.runs(), "run"))
                .raw("<style>\n" + ReportPage.resource("report.css") + "</style>\n</head>\n<body>\n<header>\n")
                .element("h1", name);
        if (!plan.isComparison() && !plan.base().description().isBlank())
            html.element("p class=\"lead\"", plan.base().description().strip());
        long unexpected = result.failures().size();
        long failed = claims.stream().filter(claim -> !claim.holds()).count();
        String verdict = unexpected + failed == 0
                ? "All runs as expected" + (claims.isEmpty() ? "" : ", all claims hold")
                : Quantity.count(unexpected, "run") + " not as expected"
                        + (claims.isEmpty()
                                ? ""
                                : ", " + failed + " of " + Quantity.count(claims.size(), "claim") + " fail");
        html.raw("<p><span class=\"badge " + (unexpected + failed == 0 ? "pass" : "fail") + "\">")
                .raw(Html.escaped(verdict) + "</span></p>\n")
                .element(
                        "p",
                        Quantity.count(result.rows().size()) + " of " + Quantity.count(plan.runs(), "run") + ": "
                                + Quantity.count(plan.seeds().size(), "seed") + " with each of "
                                + Quantity.count(plan.settings().size(), "setting"))
                .raw("</header>\n<main>\n");
    }

    private void settings(List<Measure> shown) {
        List<String> head = new ArrayList<>(List.of("Setting", "Runs", "As expected"));
        shown.forEach(measure -> head.add("Median " + measure.name()));
        List<List<Cell>> rows = new ArrayList<>();
        for (int place = 0; place < Math.min(MOST_SETTINGS, plan.settings().size()); place++) {
            List<RunRow> runs = result.rows(place);
            List<Cell> row = new ArrayList<>();
            row.add(Cell.text(label(place)));
            row.add(Cell.number(Quantity.count(runs.size())));
            row.add(Cell.number(
                    Quantity.count(runs.stream().filter(RunRow::asExpected).count())));
            for (Measure measure : shown) {
                Estimate middle =
                        result.figures(place, result.place(measure.name())).middle();
                row.add(Cell.number(words(middle, measure.unit())));
            }
            rows.add(row);
        }
        html.raw("<section>\n").element("h2", "Settings");
        html.table(
                        "Medians, of violations shares, and the interval that holds the true one with 95 % confidence",
                        head, rows)
                .raw("</section>\n");
    }

    private String label(int place) {
        String label = plan.settings().get(place).label();
        return label.isEmpty() ? "as the scenario is" : label;
    }

    private static String words(Estimate estimate, Unit unit) {
        if (Double.isNaN(estimate.value())) return "none";
        String value = unit.format(estimate.value());
        if (!estimate.hasInterval()) return value;
        if (Double.isNaN(estimate.low())) return value + " (up to " + unit.format(estimate.high()) + ")";
        if (Double.isNaN(estimate.high())) return value + " (from " + unit.format(estimate.low()) + ")";
        return value + " (" + unit.format(estimate.low()) + " to " + unit.format(estimate.high()) + ")";
    }

    private void claims(List<JudgedClaim> claims) {
        if (claims.isEmpty()) return;
        List<List<Cell>> rows = new ArrayList<>();
        for (JudgedClaim each : claims) {
            rows.add(List.of(
                    Cell.badge(each.holds() ? "pass" : "fail", each.holds() ? "PASS" : "FAIL"),
                    Cell.text(label(each.setting())),
                    Cell.text(each.claim().label()),
                    Cell.number(words(each.found(), each.unit())),
                    Cell.text(each.claim().demand().words()),
                    Cell.text(each.claim().source())));
        }
        html.raw("<section>\n").element("h2", "Claims");
        html.table(
                        "What all runs of a setting must have in common",
                        List.of("Verdict", "Setting", "Claim", "Found", "Demanded", "Source"),
                        rows)
                .raw("</section>\n");
    }

    private void failures() {
        List<RunRow> failures = result.failures();
        if (failures.isEmpty()) return;
        List<List<Cell>> rows = new ArrayList<>();
        for (RunRow row : failures.subList(0, Math.min(MOST_FAILURES, failures.size()))) {
            rows.add(List.of(
                    Cell.text(plan.setting(row.number()).label()),
                    Cell.number(Long.toString(row.seed())),
                    Cell.text(row.kind()),
                    Cell.text(row.reason()),
                    Cell.text(Repeat.of(plan, row))));
        }
        html.raw("<section>\n").element("h2", "Not as expected");
        html.table(
                        Quantity.count(failures.size(), "run") + ", the worst first",
                        List.of("Setting", "Seed", "Checks", "Why", "Repeat"),
                        rows)
                .raw("</section>\n");
    }

    private void chart(PageChart chart) {
        html.figure(chart);
    }

    private void foot(List<String> files, String version) {
        html.raw("<section>\n").element("h2", "Files").raw("<ul class=\"files\">\n");
        for (String file : files) html.raw("<li>" + Html.link(file, file) + "</li>\n");
        html.raw("</ul>\n</section>\n</main>\n<footer>\n")
                .element("p", plan.base().file() + " · Splitbrain " + version)
                .raw("</footer>\n</body>\n</html>\n");
    }
}
