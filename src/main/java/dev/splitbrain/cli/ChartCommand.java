package dev.splitbrain.cli;

import dev.splitbrain.history.History;
import dev.splitbrain.history.io.AnyModel;
import dev.splitbrain.history.io.BadHistory;
import dev.splitbrain.history.io.HistoryReader;
import dev.splitbrain.metrics.Track;
import dev.splitbrain.report.RunFiles;
import dev.splitbrain.report.chart.ChartKind;
import dev.splitbrain.report.chart.ChartStyle;
import dev.splitbrain.report.chart.Format;
import dev.splitbrain.report.chart.Picture;
import dev.splitbrain.report.chart.RunData;
import dev.splitbrain.report.chart.Size;
import dev.splitbrain.report.chart.StoredRun;
import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.report.chart.View;
import dev.splitbrain.report.draw.ChartsUnavailable;
import dev.splitbrain.report.draw.Typeface;
import dev.splitbrain.report.spacetime.SpaceTimeChart;
import dev.splitbrain.scenario.yaml.Suggestion;
import dev.splitbrain.trace.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitbrain chart}. */
@Command(
        name = "chart",
        description =
                "Draw charts again from the data of reports. Messages and queues are not kept: for those the run is done"
                        + " again.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ChartCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Folders that `run` wrote; several to compare them.")
    private List<Path> runs;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            required = true,
            description = "Which chart: splitbrain list charts.")
    private String kindName;

    @Mixin
    private WindowOptions window;

    @Option(
            names = "--with",
            paramLabel = "KEY=VALUE",
            description = "Of space-time, as in scenarios: --with time=by-event --with show=[values,timers]"
                    + " --with hide=[Heartbeat] --with order=few-crossings.")
    private Map<String, String> more = new LinkedHashMap<>();

    @Option(names = "--theme", paramLabel = "THEME", description = "${COMPLETION-CANDIDATES} (default: light).")
    private Theme theme = Theme.LIGHT;

    @Option(names = "--size", paramLabel = "SIZE", description = "${COMPLETION-CANDIDATES} (default: lecture).")
    private Size size = Size.LECTURE;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            description = "${COMPLETION-CANDIDATES}; several with commas (default: png,svg,csv).")
    private List<Format> formats = List.of(Format.PNG, Format.SVG, Format.CSV);

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where the files go (default: the first run's folder).")
    private Path output;

    @Override
    public Integer call() throws IOException {
        RunFiles files = new RunFiles(output == null ? runs.get(0) : output);
        for (Map.Entry<String, byte[]> file : picture().files(kindName, formats).entrySet()) {
            files.write(file.getKey(), file.getValue());
        }
        spec.commandLine().getOut().println("wrote " + String.join(", ", files.written()) + " in " + files.folder());
        return ExitCode.AS_EXPECTED;
    }

    private Picture picture() throws IOException {
        try {
            if (kindName.equals(SpaceTimeChart.NAME)) return again(options());
            ChartKind kind = kind();
            if (!more.isEmpty()) throw CommandFailure.usage("--with is for space-time only");
            List<RunData> data = data();
            boolean counted = data.get(0).tracks().stream()
                    .anyMatch(track -> track.measure().equals(Track.QUEUE_LENGTH));
            return kind == ChartKind.QUEUES && !counted ? again(options()) : draw(kind, data);
        } catch (ChartsUnavailable e) {
            throw new CommandFailure(ExitCode.INTERNAL, "error: " + e.getMessage() + "\n  fix: " + e.remedy());
        }
    }

    private ChartKind kind() {
        List<String> names = new ArrayList<>(ChartKind.names());
        names.add(SpaceTimeChart.NAME);
        ChartKind kind = ChartKind.named(kindName)
                .orElseThrow(() -> CommandFailure.usage(
                        "no chart is called `" + kindName + "`\n  = " + Suggestion.hint(kindName, "charts", names)));
        if (runs.size() > 1 && !kind.compares()) throw oneOnly();
        return kind;
    }

    private CommandFailure oneOnly() {
        return CommandFailure.usage("the chart `" + kindName + "` shows one run only");
    }

    /** The runs, each under a name of its own. */
    private List<RunData> data() throws IOException {
        List<RunData> data = new ArrayList<>();
        for (Path run : runs) data.add(read(run));
        boolean alike = data.stream().map(RunData::name).distinct().count() < data.size();
        for (int i = 0; alike && i < data.size(); i++) {
            Path folder = runs.get(i).toAbsolutePath().normalize();
            data.set(i, data.get(i).named(folder.getFileName().toString()));
        }
        return data;
    }

    private Picture draw(ChartKind kind, List<RunData> data) throws ChartsUnavailable {
        long endNanos = data.stream().mapToLong(RunData::endNanos).max().orElseThrow();
        View view = new View(fromNanos(endNanos), Math.min(window.toNanos(endNanos), Math.max(1, endNanos)));
        return kind.picture(data, view, style(), Typeface.load());
    }

    /** Where the picture begins, which is before the run ends. */
    private long fromNanos(long endNanos) {
        if (window.fromNanos() == 0 || window.fromNanos() < endNanos) return window.fromNanos();
        throw CommandFailure.usage("--from " + Quantity.seconds(window.fromNanos())
                + " is after the end: the run ends at " + Quantity.seconds(endNanos));
    }

    private ChartStyle style() {
        return new ChartStyle(theme, size);
    }

    private Picture again(Map<String, String> options) throws IOException, ChartsUnavailable {
        if (runs.size() > 1) throw oneOnly();
        if (window.fromNanos() > 0) fromNanos(read(runs.get(0)).endNanos());
        StringJoiner all = new StringJoiner(", ", "{", "}");
        options.forEach((key, value) -> all.add(key + ": " + value));
        return RunAgain.draw(runs.get(0), kindName + ": " + all, style());
    }

    /** As a scenario says them. */
    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>(window.said());
        options.putAll(more);
        return options;
    }

    private static RunData read(Path folder) throws IOException {
        Path stored = folder.resolve("charts.json");
        if (!Files.isRegularFile(stored)) {
            throw CommandFailure.usage(folder + " is no report: it has no charts.json; `splitbrain run` writes one");
        }
        try {
            return StoredRun.read(Files.readString(stored), history(folder.resolve("history.jsonl")));
        } catch (BadHistory e) {
            throw new CommandFailure(ExitCode.USAGE, e.in(folder.resolve("history.jsonl")));
        }
    }

    /** Empty where no client asked for anything. */
    private static History history(Path file) throws IOException, BadHistory {
        return Files.size(file) == 0 ? new History(List.of()) : new HistoryReader(new AnyModel()).read(file);
    }
}
