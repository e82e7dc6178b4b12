package dev.splitbrain.cli;

import dev.splitbrain.history.io.HistoryFormat;
import dev.splitbrain.history.io.Model;
import dev.splitbrain.report.HistoryFile;
import dev.splitbrain.report.RunFiles;
import dev.splitbrain.report.export.ChromeTrace;
import dev.splitbrain.report.export.JepsenHistory;
import dev.splitbrain.report.export.ShivizLog;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.TraceSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitbrain export}. */
@Command(
        name = "export",
        description = "Write a run in the format of another tool: Jepsen, elle-cli, ShiViz, Chrome's viewer, Perfetto.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    /** The formats, by their names on the command line. */
    enum Format {
        JEPSEN_EDN("history.edn", HistoryFormat.EDN),
        JEPSEN_TXT("history.txt", HistoryFormat.TEXT),
        JSON("history.json", HistoryFormat.JSON),
        JSONL("history.jsonl", HistoryFormat.JSONL),
        SHIVIZ("shiviz.log", null),
        CHROME_TRACE("trace.json", null);

        private final String file;
        private final HistoryFormat history; // null where it is about steps

        Format(String file, HistoryFormat history) {
            this.file = file;
            this.history = history;
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunChoice choice;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "jepsen-edn, jepsen-txt, json (as elle-cli reads it), jsonl (our own), shiviz, chrome-trace.")
    private String formatName;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file (default: history.edn, history.txt, … in reports/<scenario>-s<seed>).")
    private Path output;

    @Mixin
    private WindowOptions window;

    @Override
    public Integer call() throws IOException {
        Format format = format();
        RunChoice.Chosen run = choice.choose();
        Scenario scenario = run.scenario();
        long from = window.fromNanos();
        long to = window.toNanos(Long.MAX_VALUE);
        ShivizLog shiviz = new ShivizLog(from, to);
        ChromeTrace chrome = new ChromeTrace(from, to);
        List<TraceSink> sinks =
                format == Format.SHIVIZ ? List.of(shiviz) : format == Format.CHROME_TRACE ? List.of(chrome) : List.of();
        ScenarioRun running = new ScenarioRun(scenario, run.seed());
        sinks.forEach(running::tell);
        RunResult result = running.run((timeNanos, events) -> true);
        String text =
                switch (format) {
                    case SHIVIZ -> shiviz.toString();
                    case CHROME_TRACE -> chrome.finish(result);
                    default -> history(result, format.history);
                };
        String count =
                switch (format) {
                    case SHIVIZ -> Quantity.count(shiviz.events(), "event");
                    case CHROME_TRACE -> Quantity.count(chrome.events(), "event");
                    default -> Quantity.count(result.history().operations().size(), "operation");
                };
        write(scenario, run.seed(), format, text, count);
        return ExitCode.AS_EXPECTED;
    }

    private Format format() {
        for (Format format : Format.values()) if (format.toString().equals(formatName)) return format;
        String all = Arrays.stream(Format.values()).map(Format::toString).collect(Collectors.joining(", "));
        throw CommandFailure.usage("--format: there is no format `" + formatName + "`\n  = formats: " + all);
    }

    private static String history(RunResult result, HistoryFormat format) throws IOException {
        dev.splitbrain.spec.Spec<?> object =
                result.scenario().protocol().protocol().spec();
        if (format == HistoryFormat.JSONL) return HistoryFile.of(result.history(), object);
        Model model = JepsenHistory.modelOf(result)
                .orElseThrow(() -> CommandFailure.usage(
                        "Jepsen has no form for operations on " + object.name() + "\n  = --format jsonl has one"));
        StringBuilder out = new StringBuilder();
        JepsenHistory.write(result, model, format, out);
        return out.toString();
    }

    private void write(Scenario scenario, long seed, Format format, String text, String count) throws IOException {
        Path folder = choice.folder().orElse(Path.of("reports", scenario.slug() + "-s" + seed));
        Path file = output != null ? output : folder.resolve(format.file);
        Path parent = file.toAbsolutePath().getParent();
        new RunFiles(parent).write(file.getFileName().toString(), text);
        spec.commandLine().getOut().println("wrote " + file.toString().replace('\\', '/') + " (" + count + ")");
    }
}
