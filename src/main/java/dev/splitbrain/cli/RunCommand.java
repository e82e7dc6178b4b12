package dev.splitbrain.cli;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.report.RunRecorder;
import dev.splitbrain.report.RunReport;
import dev.splitbrain.report.SummaryJson;
import dev.splitbrain.report.SummaryText;
import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.report.story.Explanations;
import dev.splitbrain.scenario.CommandLineWords;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.trace.Quantity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitbrain run}. */
@Command(
        name = "run",
        description = "Run a scenario, judge it, and draw its charts.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RunChoice choice;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where the report goes (default: reports/<scenario>-s<seed>).")
    private Path output;

    @Option(names = "--no-files", description = "Write nothing.")
    private boolean noFiles;

    @Option(names = "--no-charts", description = "Write data, draw nothing.")
    private boolean noCharts;

    @Option(names = "--replay", description = "Write replay.html however long the run is; short runs get it unasked.")
    private boolean replay;

    @Option(names = "--theme", paramLabel = "THEME", description = "${COMPLETION-CANDIDATES} (default: light).")
    private Theme theme = Theme.LIGHT;

    @Option(names = "--verify", description = "Run twice and compare every step.")
    private boolean verify;

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    @Option(names = "--quiet", description = "Print the verdict only.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        RunChoice.Chosen run = choice.choose();
        Scenario scenario = run.scenario();
        long chosen = run.seed();
        RunReport report = null;
        RunResult result;
        boolean interrupted;
        RunRecorder recorder = replay ? RunRecorder.withReplay(scenario) : RunRecorder.of(scenario);
        try (Interruption interruption = new Interruption(spec.commandLine().getErr())) {
            ScenarioRun ready = new ScenarioRun(scenario, chosen);
            result = run(noFiles ? ready : recorder.listen(ready), scenario, chosen, interruption);
            if (!noFiles) {
                boolean charts = !noCharts && !result.isInterrupted(); // a virtual machine that ends loads no fonts
                report = RunReport.write(folder(scenario, chosen), result, recorder, Version.number(), theme, charts);
                report.trouble().ifPresent(words -> spec.commandLine().getErr().println(words));
            }
            print(result, report);
            if (result.isInterrupted()) spec.commandLine().getErr().println(interrupted(result));
            interrupted = interruption.isInterrupted();
        }
        if (interrupted) return ExitCode.INTERRUPTED;
        if (verify && !new Verification(spec.commandLine().getErr()).same(scenario, chosen, result))
            return ExitCode.INTERNAL;
        return exitCode(result);
    }

    private RunResult run(ScenarioRun run, Scenario scenario, long chosen, Interruption interruption) {
        PrintWriter err = spec.commandLine().getErr();
        boolean terminal = !quiet && System.console() != null && System.getenv("TERM") != null;
        ProgressBar progress = new ProgressBar(err, terminal, scenario.world().durationNanos(), interruption);
        try {
            return RunFailures.told(scenario, chosen, () -> run.run(progress));
        } finally {
            progress.clear();
        }
    }

    private static String interrupted(RunResult result) {
        return "interrupted after " + Quantity.duration(result.simulatedNanos()) + " of "
                + Quantity.duration(result.scenario().world().durationNanos())
                + ": what had happened until then is judged and kept, without charts";
    }

    private Path folder(Scenario scenario, long chosen) {
        return output != null ? output : Path.of("reports", scenario.slug() + "-s" + chosen);
    }

    private void print(RunResult result, RunReport report) {
        PrintWriter out = spec.commandLine().getOut();
        List<String> files = report == null ? List.of() : report.paths();
        if (json) {
            out.println(SummaryJson.of(result, Version.number(), files));
        } else if (quiet) {
            out.println(result.verdict().word() + (result.asExpected() ? ", as expected" : ""));
        } else {
            List<String> lines = new ArrayList<>(SummaryText.of(result));
            lines.add("");
            if (report != null) {
                lines.add("files in " + report.folder() + "/");
                lines.add("  " + String.join("   ", report.names()));
            }
            lines.add("fingerprint " + result.fingerprint() + "   repeat: " + result.repeat());
            if (report != null && !report.names().contains("replay.html"))
                lines.add("next: splitbrain replay " + report.folder());
            next(result, report).ifPresent(lines::add);
            lines.forEach(out::println);
        }
    }

    /** Of a run that did not come out as expected: the command that tells why. */
    private static Optional<String> next(RunResult result, RunReport report) {
        if (result.asExpected() || result.isInterrupted()) return Optional.empty();
        List<String> words = new ArrayList<>();
        if (report == null) words.addAll(result.scenario().arguments(result.seed()));
        else words.add(report.folder());
        words.add("--check");
        words.add(Explanations.worst(result).orElseThrow().planned().name());
        return Optional.of("next: " + CommandLineWords.join("splitbrain explain", words));
    }

    private static int exitCode(RunResult result) {
        if (result.asExpected()) return ExitCode.AS_EXPECTED;
        boolean decided = result.checks().stream()
                .anyMatch(judged -> !judged.asExpected() && judged.verdict().answer() != Answer.UNDECIDED);
        return decided ? ExitCode.VIOLATED : ExitCode.UNDECIDED;
    }
}
