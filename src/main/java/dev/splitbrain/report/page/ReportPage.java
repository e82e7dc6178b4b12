package dev.splitbrain.report.page;

import dev.splitbrain.check.Verdict;
import dev.splitbrain.metrics.Counters;
import dev.splitbrain.metrics.LatencySummary;
import dev.splitbrain.report.page.Html.Cell;
import dev.splitbrain.report.replay.Times;
import dev.splitbrain.report.replay.Words;
import dev.splitbrain.scenario.CommandLineWords;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Quantity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One HTML file about one run: nothing is loaded from anywhere, so it can be mailed, archived and printed. */
public final class ReportPage {
    private final RunResult run;
    private final String version;
    private final String scenarioText;
    private final List<PageChart> charts;
    private final List<String> files;
    private final Html html = new Html();

    private ReportPage(RunResult run, String version, String scenarioText, List<PageChart> charts, List<String> files) {
        this.run = run;
        this.version = version;
        this.scenarioText = scenarioText;
        this.charts = charts;
        this.files = files;
    }

    /**
     * The page.
     *
     * @param scenarioText the scenario's file; empty where it is not at hand
     * @param files names of the files beside the page
     */
    public static String of(
            RunResult run, String version, String scenarioText, List<PageChart> charts, List<String> files) {
        return new ReportPage(run, version, scenarioText, charts, files).write();
    }

    private String write() {
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .element("title", run.scenario().name() + ", seed " + run.seed())
                .raw("<style>\n" + resource("report.css") + "</style>\n</head>\n<body>\n");
        header();
        html.raw("<main>\n");
        checks();
        operations();
        faults();
        charts.forEach(html::figure);
        traffic();
        settings();
        beside();
        html.raw("</main>\n");
        footer();
        return html.raw("</body>\n</html>\n").toString();
    }

    private void header() {
        html.raw("<header>\n").element("h1", run.scenario().name());
        if (!run.scenario().description().isBlank())
            html.element("p class=\"lead\"", run.scenario().description().strip());
        html.raw("<p>").raw("<span class=\"badge " + kind() + "\">" + Html.escaped(verdict()) + "</span>");
        if (hasReplay()) html.raw(" " + Html.link("replay.html", "Step through this run"));
        html.raw("</p>\n");
        html.raw("<dl class=\"facts\">\n");
        facts().forEach((name, value) ->
                html.raw("<div>").element("dt", name).element("dd", value).raw("</div>\n"));
        html.raw("</dl>\n").element("h2", "Repeat this run").element("pre", run.repeat());
        if (!hasReplay())
            html.element("p", "A page on which it can be stepped through:").element("pre", replayCommand());
        html.raw("</header>\n");
    }

    private boolean hasReplay() {
        return files.contains("replay.html");
    }

    private String replayCommand() {
        return CommandLineWords.join("splitbrain replay", run.scenario().arguments(run.seed()));
    }

    /** The moment in the replay. */
    private static String moment(long nanos) {
        return "replay.html" + Times.link(nanos);
    }

    private String kind() {
        return switch (run.verdict()) {
            case UNDECIDED -> "undecided";
            default -> run.asExpected() ? "pass" : "fail";
        };
    }

    private String verdict() {
        long unexpected =
                run.checks().stream().filter(judged -> !judged.asExpected()).count();
        if (run.checks().isEmpty()) return "No checks";
        if (unexpected == 0) return "All " + Quantity.count(run.checks().size(), "check") + " as expected";
        return unexpected + " of " + Quantity.count(run.checks().size(), "check") + " not as expected";
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Protocol", run.scenario().protocol().name());
        facts.put("Nodes", Quantity.count(run.scenario().world().nodes().size()));
        facts.put("Clients", Quantity.count(run.clients()));
        facts.put("Simulated", Quantity.duration(run.simulatedNanos()));
        facts.put("Events", Quantity.count(run.events()));
        facts.put("Seed", Long.toString(run.seed()));
        facts.put("Fingerprint", run.fingerprint());
        facts.put("Splitbrain", version);
        return facts;
    }

    private void checks() {
        if (run.checks().isEmpty()) return;
        List<List<Cell>> rows = new ArrayList<>();
        for (Judged judged : run.checks()) {
            boolean undecided = judged.verdict().answer() == Verdict.Answer.UNDECIDED;
            String word = undecided ? "UNDECIDED" : judged.asExpected() ? "PASS" : "FAIL";
            String expected = judged.planned().expectViolated()
                    ? "a violation"
                    : judged.verdict().limit();
            rows.add(List.of(
                    Cell.badge(undecided ? "undecided" : judged.asExpected() ? "pass" : "fail", word),
                    Cell.text(judged.label()),
                    Cell.text(judged.verdict().measured()),
                    Cell.text(expected),
                    why(judged.verdict())));
        }
        section("Checks");
        html.table("What was checked", List.of("Verdict", "Check", "Measured", "Expected", "Why"), rows)
                .raw("</section>\n");
    }

    private Cell why(Verdict verdict) {
        if (!hasReplay() || verdict.atNanos().isEmpty()) return Cell.text(verdict.reason());
        String link = Html.link(moment(verdict.atNanos().getAsLong()), "see it happen");
        return new Cell("<td>" + Html.escaped(verdict.reason()) + " " + link + "</td>");
    }

    private void section(String title) {
        html.raw("<section>\n").element("h2", title);
    }

    private void operations() {
        if (run.history().operations().isEmpty()) return;
        section("Operations");
        html.element(
                "p",
                Quantity.share(run.availability()) + " ended ok: " + Quantity.count(run.operations("ok")) + " ok, "
                        + Quantity.count(run.operations("failed")) + " failed, "
                        + Quantity.count(run.operations("unknown")) + " unknown (they may have had their effect).");
        List<List<Cell>> rows = new ArrayList<>();
        for (LatencySummary summary : run.latency().values()) {
            List<Cell> row = new ArrayList<>(
                    List.of(Cell.text(summary.operation()), Cell.number(Quantity.count(summary.count()))));
            for (long nanos : new long[] {
                summary.p50Nanos(), summary.p95Nanos(), summary.p99Nanos(), summary.p999Nanos(), summary.maxNanos()
            }) row.add(Cell.number(Quantity.duration(nanos)));
            rows.add(row);
        }
        html.table(
                        "Latency of operations that ended ok, from their intended start",
                        List.of("Operation", "Count", "p50", "p95", "p99", "p99.9", "Slowest"),
                        rows)
                .raw("</section>\n");
    }

    private void faults() {
        if (run.faults().isEmpty()) return;
        section("Faults");
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < run.faults().size(); i++) {
            FaultWindow fault = run.faults().get(i);
            String began = Quantity.moment(fault.beginNanos());
            rows.add(List.of(
                    hasReplay() ? Cell.link(moment(fault.beginNanos()), began) : Cell.number(began),
                    Cell.text(fault.text()),
                    Cell.text(fault.hit()),
                    Cell.number(Quantity.duration(fault.endNanos() - fault.beginNanos())),
                    Cell.text(run.faultOutcomes().get(i))));
        }
        html.table("What went wrong, and what came of it", List.of("At", "Fault", "Hit", "For", "Afterwards"), rows)
                .raw("</section>\n");
    }

    private void traffic() {
        Map<String, long[]> byType = new LinkedHashMap<>();
        for (Counters.Row row : run.counters().messages()) {
            long[] sums = byType.computeIfAbsent(row.type(), type -> new long[4]);
            sums[0] += row.sent();
            sums[1] += row.delivered();
            sums[2] += row.dropped();
            sums[3] += row.bytes();
        }
        if (byType.isEmpty()) return;
        List<List<Cell>> rows = new ArrayList<>();
        byType.forEach((type, sums) -> {
            List<Cell> row = new ArrayList<>(List.of(Cell.text(type)));
            for (long sum : sums) row.add(Cell.number(Quantity.count(sum)));
            rows.add(row);
        });
        section("Messages");
        html.table("Messages by type", List.of("Type", "Sent", "Delivered", "Lost", "Bytes"), rows)
                .raw("</section>\n");
    }

    private void settings() {
        section("Settings");
        if (run.scenario().protocol().settings() instanceof Record settings) {
            List<List<Cell>> rows = new ArrayList<>();
            new Words()
                    .parts(settings)
                    .forEach((name, value) -> rows.add(List.of(Cell.text(key(name)), Cell.text(words(value)))));
            if (!rows.isEmpty())
                html.table(
                        "Settings of the protocol in this run, defaults included", List.of("Setting", "Value"), rows);
        }
        if (!scenarioText.isBlank())
            html.raw("<details open>\n")
                    .element("summary", run.scenario().file())
                    .element("pre", scenarioText)
                    .raw("</details>\n");
        html.raw("</section>\n");
    }

    /** As scenarios write it: {@code vote_timeout}. */
    private static String key(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String words(Object value) {
        if (value instanceof Duration duration) return Quantity.duration(duration.toNanos());
        if (value instanceof Enum<?> choice)
            return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (value instanceof Optional<?> optional)
            return optional.map(ReportPage::words).orElse("none");
        return String.valueOf(value);
    }

    private void beside() {
        if (files.isEmpty()) return;
        html.raw("<section class=\"on-screen\">\n").element("h2", "Files");
        html.raw("<ul class=\"files\">\n");
        for (String file : files) html.raw("<li>" + Html.link(file, file) + "</li>\n");
        html.raw("</ul>\n</section>\n");
    }

    private void footer() {
        html.raw("<footer>\n")
                .element(
                        "p",
                        run.scenario().asNamed() + " · seed " + run.seed() + " · fingerprint " + run.fingerprint()
                                + " · Splitbrain " + version)
                .raw("</footer>\n");
    }

    static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream("/report/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
