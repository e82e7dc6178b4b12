package dev.splitbrain.cli;

import dev.splitbrain.report.replay.Recording;
import dev.splitbrain.report.replay.ReplayData;
import dev.splitbrain.report.replay.ReplayPage;
import dev.splitbrain.report.replay.ReplayRecorder;
import dev.splitbrain.report.replay.TextTimeline;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.trace.Quantity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitbrain replay}. */
@Command(
        name = "replay",
        description = "Write a page on which a run can be stepped through, forwards and back; or print it as text.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private static final int NARROWEST = 46;
    private static final int WIDEST = 10_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunChoice choice;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The page (default: replay.html in the run's folder, or in reports/<scenario>-s<seed>).")
    private Path output;

    @Option(names = "--plain", description = "Uncompressed data, for browsers of before 2023.")
    private boolean plain;

    @Option(names = "--text", description = "Print the timeline instead, one column a node.")
    private boolean text;

    @Mixin
    private WindowOptions window;

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "With --text: columns (default: ${DEFAULT-VALUE}).",
            defaultValue = "140")
    private int width;

    @Option(names = "--heartbeats", description = "With --text: show messages that only say \"I am here\", too.")
    private boolean heartbeats;

    @Override
    public Integer call() throws IOException {
        if (width < NARROWEST || width > WIDEST)
            throw CommandFailure.usage("--width must be from " + NARROWEST + " to " + WIDEST + ", got " + width);
        RunChoice.Chosen run = choice.choose();
        Scenario scenario = run.scenario();
        long chosen = run.seed();
        ReplayRecorder recorder = ReplayRecorder.of(scenario);
        RunResult result = new ScenarioRun(scenario, chosen)
                .tell(recorder)
                .show(recorder::watch)
                .run((timeNanos, events) -> true);
        Recording recording = recorder.finish();
        if (text) print(recording, result.endNanos());
        else write(result, recording);
        return ExitCode.AS_EXPECTED;
    }

    private void print(Recording recording, long endNanos) {
        PrintWriter out = spec.commandLine().getOut();
        TextTimeline.of(recording, window.fromNanos(), window.toNanos(endNanos), width, heartbeats)
                .forEach(out::println);
    }

    private void write(RunResult result, Recording recording) throws IOException {
        Scenario scenario = result.scenario();
        Path folder = choice.folder().orElse(Path.of("reports", scenario.slug() + "-s" + result.seed()));
        Path page = output != null ? output : folder.resolve("replay.html");
        if (page.getParent() != null) Files.createDirectories(page.getParent());
        ReplayData data = ReplayData.of(result, recording, Version.number(), result.repeat());
        ReplayPage.write(page, data, plain ? ReplayPage.Packing.PLAIN : ReplayPage.Packing.COMPRESSED);
        spec.commandLine()
                .getOut()
                .println("wrote " + page.toString().replace('\\', '/') + " (" + Quantity.count(Files.size(page) / 1024)
                        + " KiB, works offline)");
    }
}
