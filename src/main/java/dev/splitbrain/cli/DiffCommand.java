package dev.splitbrain.cli;

import dev.splitbrain.report.replay.ComparePage;
import dev.splitbrain.report.replay.Divergence;
import dev.splitbrain.report.replay.ReplayData;
import dev.splitbrain.report.replay.ReplayPage;
import dev.splitbrain.report.replay.ReplayRecorder;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitbrain diff}. */
@Command(
        name = "diff",
        description =
                "Where two runs part, and what followed from it: two runs, or a run and the same without a fault.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RunChoice choice;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE|RUN",
            description = "The other run; without it, --without, --only and --at say what is other.")
    private Path other;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The page with both runs beside each other (default: reports/diff-<scenario>-s<seed>.html).")
    private Path output;

    @Option(names = "--no-files", description = "Write nothing.")
    private boolean noFiles;

    @Override
    public Integer call() throws IOException {
        if (other == null && !choice.isCounterfactual()) {
            throw CommandFailure.usage(
                    "with what is it to be compared? Name another run, or what would be other: --without fault.1");
        }
        ReplayData first = other == null ? replay(choice.chooseAsItWas()) : replay(choice.choose());
        ReplayData second = other == null ? replay(choice.choose()) : replay(RunChoice.of(List.of(other.toString())));
        PrintWriter out = spec.commandLine().getOut();
        out.println("A  " + first.run().repeat());
        out.println("B  " + second.run().repeat());
        out.println();
        Divergence.between(first, second).words().forEach(out::println);
        if (!noFiles) write(first, second, out);
        return ExitCode.AS_EXPECTED;
    }

    private static ReplayData replay(RunChoice.Chosen chosen) {
        ReplayRecorder recorder = ReplayRecorder.of(chosen.scenario());
        RunResult result = new ScenarioRun(chosen.scenario(), chosen.seed())
                .tell(recorder)
                .show(recorder::watch)
                .run((timeNanos, events) -> true);
        return ReplayData.of(result, recorder.finish(), Version.number(), result.repeat());
    }

    private void write(ReplayData first, ReplayData second, PrintWriter out) throws IOException {
        String name =
                "diff-" + choice.choose().scenario().slug() + "-s" + first.run().seed() + ".html";
        Path page = output != null ? output : Path.of("reports", name);
        if (page.getParent() != null) Files.createDirectories(page.getParent());
        ComparePage.write(page, first, second, ReplayPage.Packing.COMPRESSED);
        out.println();
        out.println("wrote " + page.toString().replace('\\', '/'));
    }
}
