package dev.splitbrain.cli;

import dev.splitbrain.report.replay.Recording;
import dev.splitbrain.report.replay.ReplayRecorder;
import dev.splitbrain.report.story.Explanations;
import dev.splitbrain.report.story.Story;
import dev.splitbrain.report.story.StoryText;
import dev.splitbrain.scenario.CommandLineWords;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Quantity;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitbrain explain}. */
@Command(
        name = "explain",
        description =
                "Tell why a check found what it found (--check), what a fault did (--fault), or what led to a moment"
                        + " and what the nodes believed then (--at 15.2s). Without any of them: the check that is most worth"
                        + " explaining.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RunChoice choice;

    @Option(names = "--check", paramLabel = "NAME", description = "Why this check found what it found.")
    private String check;

    @Option(names = "--fault", paramLabel = "N", description = "What the N-th fault of the run did.")
    private Integer fault;

    private String moment; // what --at says without a fault

    @Override
    public Integer call() {
        moment = choice.takeMoment().orElse(null);
        if (Stream.of(check, fault, moment).filter(Objects::nonNull).count() > 1)
            throw CommandFailure.usage("one of --check, --fault and --at TIME at a time");
        RunChoice.Chosen run = choice.choose();
        Scenario scenario = run.scenario();
        ReplayRecorder recorder = ReplayRecorder.ofAllMessages(scenario);
        RunResult result = new ScenarioRun(scenario, run.seed())
                .tell(recorder)
                .show(recorder::watch)
                .run((timeNanos, events) -> true);
        Recording recording = recorder.finish();
        Story story = story(result, new Explanations(result, recording));
        if (recording.isCutShort())
            spec.commandLine()
                    .getErr()
                    .println("told from the first " + Quantity.count(recording.size()) + " steps, up to "
                            + Quantity.moment(recording.endNanos()) + "; --set duration=… makes the run shorter");
        List<String> lines = new ArrayList<>(List.of(scenario.name() + "   seed " + run.seed()));
        String page = page(scenario, run.seed());
        lines.addAll(StoryText.of(story, page));
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        if (!Files.exists(Path.of(page)))
            spec.commandLine()
                    .getErr()
                    .println("that page is not there yet: "
                            + CommandLineWords.join("splitbrain replay", scenario.arguments(run.seed()))
                            + " writes it"
                            + (choice.isReported()
                                    ? ""
                                    : "; of what `run -o DIR` wrote, splitbrain explain DIR tells"));
        return ExitCode.AS_EXPECTED;
    }

    /** Where {@code replay} puts the page of this run. */
    private String page(Scenario scenario, long seed) {
        Path folder = choice.folder().orElse(Path.of("reports", scenario.slug() + "-s" + seed));
        return folder.resolve("replay.html").toString().replace('\\', '/');
    }

    private Story story(RunResult result, Explanations explanations) {
        if (moment != null) return explanations.moment(nanos(result));
        if (fault != null) return explanations.fault(fault(result));
        if (check != null) return explanations.check(check(result));
        return Explanations.worst(result)
                .map(explanations::check)
                .or(() -> result.faults().stream().findFirst().map(explanations::fault))
                .orElseGet(() -> explanations.moment(result.endNanos()));
    }

    private Judged check(RunResult result) {
        List<Judged> meant = result.checks().stream()
                .filter(judged ->
                        judged.label().equals(check) || judged.planned().name().equals(check))
                .toList();
        if (!meant.isEmpty()) {
            return meant.stream()
                    .filter(judged -> !judged.asExpected())
                    .findFirst()
                    .orElse(meant.get(0));
        }
        String all = result.checks().stream().map(Judged::label).collect(Collectors.joining(", "));
        throw CommandFailure.usage("the run has no check `" + check + "`; it has " + (all.isEmpty() ? "none" : all));
    }

    private FaultWindow fault(RunResult result) {
        for (FaultWindow window : result.faults()) if (window.fault() == fault) return window;
        String all = result.faults().stream()
                .map(window -> Integer.toString(window.fault()))
                .distinct()
                .collect(Collectors.joining(", "));
        throw CommandFailure.usage(
                "no fault " + fault + " fired in the run; there fired " + (all.isEmpty() ? "none" : all));
    }

    private long nanos(RunResult result) {
        long nanos = Quantities.DURATION
                .parse(moment)
                .orElseThrow(() -> CommandFailure.usage("--at: expected a time such as 15.2s, got `" + moment + "`"))
                .longValue();
        if (nanos < 0) throw CommandFailure.usage("--at: " + moment + " is before the run begins");
        if (nanos > result.endNanos())
            throw CommandFailure.usage("--at: the run lasts only " + Quantity.seconds(result.endNanos()));
        return nanos;
    }
}
