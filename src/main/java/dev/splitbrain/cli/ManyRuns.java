package dev.splitbrain.cli;

import dev.splitbrain.explore.Workers;
import dev.splitbrain.explore.sweep.Journal;
import dev.splitbrain.explore.sweep.JudgedClaim;
import dev.splitbrain.explore.sweep.RunRow;
import dev.splitbrain.explore.sweep.SweepPlan;
import dev.splitbrain.explore.sweep.SweepResult;
import dev.splitbrain.explore.sweep.SweepRunner;
import dev.splitbrain.report.RunFiles;
import dev.splitbrain.report.RunRecorder;
import dev.splitbrain.report.RunReport;
import dev.splitbrain.report.chart.Published;
import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.report.sweep.SweepJson;
import dev.splitbrain.report.sweep.SweepReport;
import dev.splitbrain.report.sweep.SweepText;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What commands over many runs have in common: their options, and how the runs are done, kept and told of. */
final class ManyRuns {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--seeds", paramLabel = "A..B", description = "Other seeds than the scenario's: 1..1000, or 7.")
    private String seeds;

    @Mixin
    private ScenarioOptions scenarioOptions;

    @Mixin
    private Jobs jobs;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where the report goes (default: a folder in reports/).")
    private Path output;

    @Option(names = "--no-charts", description = "Write data, draw nothing.")
    private boolean noCharts;

    @Option(names = "--theme", paramLabel = "THEME", description = "${COMPLETION-CANDIDATES} (default: light).")
    private Theme theme = Theme.LIGHT;

    @Option(names = "--fresh", description = "Begin anew, where stopped runs could go on.")
    private boolean fresh;

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    @Option(names = "--quiet", description = "Print the claims and failures only.")
    private boolean quiet;

    /** The seeds of the command line. */
    Optional<List<Long>> seeds() {
        return Optional.ofNullable(seeds).map(SeedRange::parse);
    }

    ScenarioOptions scenarioOptions() {
        return scenarioOptions;
    }

    /** Does the runs of a plan, and gives the exit code. {@code name} is the folder's where none is given. */
    int run(SweepPlan plan, String name, Map<String, Published> curves) throws IOException {
        int threads = jobs.atOnce();
        RunFiles files = new RunFiles(output != null ? output : Path.of("reports", name));
        try (Interruption interruption = new Interruption(spec.commandLine().getErr());
                Journal journal = new Journal(files.folder().resolve("journal.jsonl"), plan.digest(Version.number()))) {
            resume(plan, journal);
            run(plan, journal, threads, interruption);
            SweepResult result = new SweepResult(plan, journal.finished().values());
            List<JudgedClaim> claims = JudgedClaim.of(result);
            SweepReport.write(files, result, claims, Version.number());
            // A program that is being stopped can no longer load what draws; the same command goes on, and draws at the
            // end.
            List<RunRow> keeping = interruption.isInterrupted() ? List.of() : kept(result);
            if (!interruption.isInterrupted()) show(files, result, claims, curves, keeping, threads);
            print(result, claims, files, keeping);
            if (interruption.isInterrupted()) return interrupted(plan, result);
            journal.delete();
            return exitCode(result, claims);
        }
    }

    /** Draws the charts, and meanwhile keeps the runs in full that are to be kept. */
    private void show(
            RunFiles files,
            SweepResult result,
            List<JudgedClaim> claims,
            Map<String, Published> curves,
            List<RunRow> keeping,
            int threads)
            throws IOException {
        List<Work> works = new ArrayList<>();
        if (!noCharts) works.add(() -> draw(files, result, claims, curves));
        for (RunRow row : keeping) works.add(() -> keep(folder(files, row), result, row));
        List<Integer> numbers = IntStream.range(0, works.size()).boxed().toList();
        try {
            new Workers(threads, () -> false).run(numbers, number -> done(works.get(number)), (number, nothing) -> {});
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Something that writes files. */
    @FunctionalInterface
    private interface Work {
        void begin() throws IOException;
    }

    private static Void done(Work work) {
        try {
            work.begin();
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void draw(RunFiles files, SweepResult result, List<JudgedClaim> claims, Map<String, Published> curves)
            throws IOException {
        SweepReport.charts(files, result, claims, Version.number(), curves, theme)
                .ifPresent(trouble -> spec.commandLine().getErr().println(trouble));
    }

    /** Takes up a sweep that was stopped. */
    private void resume(SweepPlan plan, Journal journal) throws IOException {
        if (journal.exists() && !fresh) {
            if (!journal.read()) {
                throw CommandFailure.usage("a sweep with other settings was stopped here, and could go on\n"
                        + "  = add --fresh to begin anew, or -o DIR for another folder");
            }
            spec.commandLine()
                    .getErr()
                    .println("going on: " + journal.finished().size() + " of " + plan.runs() + " runs are done");
        }
        journal.open();
    }

    private void run(SweepPlan plan, Journal journal, int threads, Interruption interruption) {
        SweepProgress progress = new SweepProgress(
                spec.commandLine().getErr(), plan.runs(), journal.finished().values());
        List<Integer> done = new ArrayList<>(journal.finished().keySet());
        new SweepRunner(plan, interruption::isInterrupted).run(threads, done, row -> {
            journal.add(row);
            progress.finished(row);
        });
        progress.clear();
    }

    /** One failing run of each kind, but for those that came to no end. */
    private static List<RunRow> kept(SweepResult result) {
        return result.firstOfEachKind().values().stream()
                .filter(row -> !row.verdict().equals(RunRow.ERROR))
                .toList();
    }

    private static Path folder(RunFiles files, RunRow row) {
        return files.folder().resolve("failing").resolve("run-" + row.number());
    }

    /** Repeats a run, and keeps its report in full. */
    private void keep(Path folder, SweepResult result, RunRow row) throws IOException {
        Scenario scenario = result.plan().setting(row.number()).scenario();
        RunRecorder recorder = RunRecorder.withReplay(scenario);
        RunResult repeated =
                recorder.listen(new ScenarioRun(scenario, row.seed())).run((timeNanos, events) -> true);
        RunReport.write(folder, repeated, recorder, Version.number(), theme, !noCharts);
    }

    private void print(SweepResult result, List<JudgedClaim> claims, RunFiles files, List<RunRow> kept) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(SweepJson.of(result, claims, Version.number()));
            return;
        }
        SweepText.of(result, quiet ? List.of() : SweepReport.shown(result), claims)
                .forEach(out::println);
        out.println();
        out.println("files in " + files.folder().toString().replace('\\', '/') + "/");
        out.println("  " + String.join("   ", files.written()));
        for (RunRow row : kept)
            out.println("  kept in full: " + folder(files, row).toString().replace('\\', '/') + "/");
    }

    private int interrupted(SweepPlan plan, SweepResult result) {
        spec.commandLine()
                .getErr()
                .println("interrupted: " + result.rows().size() + " of " + plan.runs()
                        + " runs are done and kept; the same command goes on from there");
        return ExitCode.INTERRUPTED;
    }

    private static int exitCode(SweepResult result, List<JudgedClaim> claims) {
        boolean undecided = false;
        for (RunRow row : result.failures()) {
            if (row.verdict().equals(RunRow.ERROR)) return ExitCode.INTERNAL;
            if (!row.verdict().equals("undecided")) return ExitCode.VIOLATED;
            undecided = true;
        }
        if (!claims.stream().allMatch(JudgedClaim::holds)) return ExitCode.VIOLATED;
        return undecided ? ExitCode.UNDECIDED : ExitCode.AS_EXPECTED;
    }
}
