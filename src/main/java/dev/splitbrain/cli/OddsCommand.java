package dev.splitbrain.cli;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.explore.odds.Odds;
import dev.splitbrain.explore.odds.Point;
import dev.splitbrain.report.RunFiles;
import dev.splitbrain.report.chart.ChartStyle;
import dev.splitbrain.report.chart.Format;
import dev.splitbrain.report.chart.OddsCurve;
import dev.splitbrain.report.chart.Size;
import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.report.draw.ChartsUnavailable;
import dev.splitbrain.report.draw.Typeface;
import dev.splitbrain.report.search.OddsText;
import dev.splitbrain.scenario.CommandLineWords;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.trace.Quantity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitbrain odds}. */
@Command(
        name = "odds",
        description = {
            "Tell when a violation became likely: up to a moment the same run, from there on many with other luck; for one"
                    + " moment after another."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class OddsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RunChoice choice;

    @Option(
            names = "--check",
            paramLabel = "NAME",
            description = "The check that the run violates (default: the first).")
    private String check;

    @Option(names = "--runs", paramLabel = "N", description = "How many runs for each moment (default: 100).")
    private int runs = 100;

    @Option(
            names = "--moments",
            paramLabel = "N",
            description =
                    "How many moments, spaced evenly; as many again are tried where it changes most (default: 10).")
    private int moments = 10;

    @Mixin
    private Jobs jobs;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where chart and CSV go (default: reports/odds-<scenario>-s<seed>).")
    private Path output;

    @Option(names = "--theme", paramLabel = "THEME", description = "${COMPLETION-CANDIDATES} (default: light).")
    private Theme theme = Theme.LIGHT;

    @Override
    public Integer call() throws IOException {
        if (runs < 1 || moments < 1) throw CommandFailure.usage("--runs and --moments must be at least 1");
        int threads = jobs.atOnce();
        RunChoice.Chosen chosen = choice.choose();
        RunResult run = new ScenarioRun(chosen.scenario(), chosen.seed()).run((timeNanos, events) -> true);
        Judged violated = violated(run);
        Scenario scenario = chosen.scenario().withChecks(List.of(violated.planned()));
        long untilNanos = violated.verdict().atNanos().orElse(run.endNanos());
        PrintWriter err = spec.commandLine().getErr();
        try (Interruption interruption = new Interruption(err)) {
            Odds odds = new Odds(scenario, chosen.seed(), runs, threads, interruption::isInterrupted);
            odds.run(Math.max(moments, untilNanos), moments, () -> {
                err.println(Quantity.count(odds.points().size()) + " of " + (2 * moments + 1) + " moments");
                err.flush();
            });
            List<Point> points = List.copyOf(odds.points());
            if (points.isEmpty()) return ExitCode.INTERRUPTED;
            report(run, violated, points, chosen.seed());
            return interruption.isInterrupted() ? ExitCode.INTERRUPTED : ExitCode.AS_EXPECTED;
        }
    }

    private Judged violated(RunResult run) {
        return run.checks().stream()
                .filter(judged -> judged.verdict().answer() == Answer.VIOLATED)
                .filter(judged -> check == null || judged.planned().name().equals(check))
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage("no check" + (check == null ? "" : " `" + check + "`")
                        + " is violated in this run; it makes " + String.join(", ", names(run))));
    }

    private static List<String> names(RunResult run) {
        return run.checks().stream()
                .map(Judged::planned)
                .map(PlannedCheck::name)
                .toList();
    }

    private void report(RunResult run, Judged violated, List<Point> points, long seed) throws IOException {
        String title = violated.planned().name() + " " + OddsText.moment(points);
        PrintWriter out = spec.commandLine().getOut();
        out.println(run.scenario().name() + "   seed " + seed);
        violated.verdict().reason().lines().forEach(out::println);
        out.println();
        OddsText.lines(points, run.faults()).forEach(out::println);
        out.println();
        out.println(title);
        Path folder = output != null
                ? output
                : Path.of("reports", "odds-" + run.scenario().slug() + "-s" + seed);
        RunFiles files = new RunFiles(folder);
        String command = CommandLineWords.join("splitbrain odds", run.scenario().arguments(seed));
        OddsCurve curve = new OddsCurve(
                title,
                run.scenario().name() + ": the same run up to each moment, then other luck, "
                        + Quantity.count(runs, "run") + " each",
                command + "   splitbrain " + Version.number(),
                points);
        draw(files, curve);
        out.println("files in " + folder.toString().replace('\\', '/') + "/   " + String.join("   ", files.written()));
    }

    private void draw(RunFiles files, OddsCurve curve) throws IOException {
        try {
            Map<String, byte[]> pictures = curve.picture(new ChartStyle(theme, Size.LECTURE), Typeface.load())
                    .files("odds", List.of(Format.PNG, Format.SVG, Format.CSV));
            for (Map.Entry<String, byte[]> file : pictures.entrySet()) files.write(file.getKey(), file.getValue());
        } catch (ChartsUnavailable e) {
            spec.commandLine().getErr().println(e.getMessage());
        }
    }
}
