package dev.splitbrain.report;

import dev.splitbrain.metrics.LatencySummary;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The summary of a run for people: verdicts first, then one line a metric, then faults. The same run gives the same text. */
public final class SummaryText {
    private SummaryText() {}

    /** Lines without their ends. */
    public static List<String> of(RunResult run) {
        List<String> lines = new ArrayList<>();
        lines.add(run.scenario().name() + "   seed " + run.seed() + "   "
                + Quantity.count(run.scenario().world().nodes().size(), "node") + "   "
                + simulated(run));
        checks(run, lines);
        operations(run, lines);
        latency(run, lines);
        writes(run, lines);
        faults(run, lines);
        return lines;
    }

    private static String simulated(RunResult run) {
        String length = Quantity.duration(run.simulatedNanos()) + " simulated";
        boolean stopped = run.simulatedNanos() < run.scenario().world().durationNanos();
        return stopped ? length + " (" + run.endReason() + ")" : length;
    }

    private static void checks(RunResult run, List<String> lines) {
        if (run.checks().isEmpty()) return;
        lines.add("");
        lines.add("checks");
        int name = width(run.checks().stream().map(Judged::label).toList());
        int measured = width(run.checks().stream().map(SummaryText::measured).toList());
        for (Judged judged : run.checks()) {
            String line = "  " + pad(word(judged), 9) + "  " + pad(judged.label(), name) + "  "
                    + pad(measured(judged), measured) + "  " + limit(judged);
            lines.add(line.stripTrailing());
            String reason = judged.verdict().reason();
            if (!reason.isEmpty()) reason.lines().forEach(part -> lines.add("             " + part));
        }
    }

    /** PASS and FAIL tell whether it is as expected; the limit says what was expected. */
    private static String word(Judged judged) {
        return switch (judged.verdict().answer()) {
            case UNDECIDED -> "UNDECIDED";
            default -> judged.asExpected() ? "PASS" : "FAIL";
        };
    }

    private static String measured(Judged judged) {
        return judged.verdict().measured();
    }

    private static String limit(Judged judged) {
        List<String> parts = new ArrayList<>();
        if (!judged.verdict().limit().isEmpty()) parts.add(judged.verdict().limit());
        if (judged.planned().expectViolated()) {
            parts.add(judged.asExpected() ? "violated, as expected" : "a violation was expected");
        }
        return parts.isEmpty() ? "" : "(" + String.join("; ", parts) + ")";
    }

    private static void operations(RunResult run, List<String> lines) {
        if (run.history().operations().isEmpty()) return;
        lines.add("");
        lines.add("operations  ok " + Quantity.count(run.operations("ok")) + "   failed "
                + Quantity.count(run.operations("failed")) + "   unknown "
                + Quantity.count(run.operations("unknown")));
    }

    private static void latency(RunResult run, List<String> lines) {
        Map<String, LatencySummary> latency = run.latency();
        if (latency.isEmpty()) return;
        int name = Math.max(10, width(List.copyOf(latency.keySet())) + 2);
        lines.add(pad("latency", name) + "  [p50, p95, p99, p99.9, max]");
        latency.forEach(
                (operation, summary) -> lines.add("  " + pad(operation, name) + String.join("   ", figures(summary))));
    }

    private static List<String> figures(LatencySummary summary) {
        List<String> figures = new ArrayList<>();
        for (long nanos : new long[] {
            summary.p50Nanos(), summary.p95Nanos(), summary.p99Nanos(), summary.p999Nanos(), summary.maxNanos()
        }) figures.add(pad(Quantity.duration(nanos), 7));
        figures.set(4, figures.get(4).strip());
        return figures;
    }

    /** Writes of all nodes; those that crashes undid were never durable, so nobody may have been told of them. */
    private static void writes(RunResult run, List<String> lines) {
        Map<String, Double> metrics = run.metrics();
        long forced = metrics.getOrDefault("forced-writes", 0.0).longValue();
        long unforced = metrics.getOrDefault("unforced-writes", 0.0).longValue();
        long lost = metrics.getOrDefault("lost-writes", 0.0).longValue();
        if (forced + unforced == 0) return;
        lines.add("disk writes forced " + Quantity.count(forced) + "   unforced " + Quantity.count(unforced)
                + "   lost in crashes " + Quantity.count(lost));
    }

    private static void faults(RunResult run, List<String> lines) {
        if (run.faults().isEmpty()) return;
        lines.add("faults");
        List<String> outcomes = run.faultOutcomes();
        List<String> texts =
                run.faults().stream().map(window -> text(window, run)).toList();
        int width = width(texts);
        for (int i = 0; i < texts.size(); i++) {
            lines.add(("  " + pad(texts.get(i), width) + "   " + outcomes.get(i)).stripTrailing());
        }
    }

    private static String text(FaultWindow window, RunResult run) {
        String nobody = window.targets().isEmpty() ? " (nobody)" : "";
        boolean toTheEnd = window.endNanos() >= run.endNanos();
        String length = window.endNanos() == window.beginNanos()
                ? ""
                : toTheEnd ? " to the end" : " for " + Quantity.duration(window.endNanos() - window.beginNanos());
        return Quantity.moment(window.beginNanos()) + "  " + window.label() + nobody + length;
    }

    private static int width(List<String> words) {
        return words.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
