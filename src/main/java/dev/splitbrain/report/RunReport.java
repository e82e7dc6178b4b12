package dev.splitbrain.report;

import dev.splitbrain.report.chart.RunData;
import dev.splitbrain.report.chart.StoredRun;
import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.report.draw.ChartsUnavailable;
import dev.splitbrain.report.page.PageChart;
import dev.splitbrain.report.page.ReportPage;
import dev.splitbrain.report.page.VerdictPages;
import dev.splitbrain.report.replay.Recording;
import dev.splitbrain.report.replay.ReplayData;
import dev.splitbrain.report.replay.ReplayPage;
import dev.splitbrain.scenario.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of one run. */
public final class RunReport {
    private final RunFiles files;
    private final Optional<String> trouble;

    private RunReport(RunFiles files, Optional<String> trouble) {
        this.files = files;
        this.trouble = trouble;
    }

    /**
     * Writes a run's data, and its charts unless they are not wanted or cannot be drawn here.
     *
     * @param recorder has listened to the run
     */
    public static RunReport write(
            Path folder, RunResult run, RunRecorder recorder, String version, Theme theme, boolean charts)
            throws IOException {
        EarlierReport earlier = EarlierReport.in(folder);
        RunFiles files = new RunFiles(folder);
        files.write(
                "history.jsonl",
                HistoryFile.of(
                        run.history(), run.scenario().protocol().protocol().spec()));
        files.write("metrics.csv", MetricsFile.of(run.history(), run.simulatedNanos()));
        for (VerdictPages.Page page : RunViolations.pages(run, version)) files.write(page.name(), page.html());
        RunData data = RunCharts.data(run, version).with(recorder.tracks(run.endNanos()));
        files.write("charts.json", StoredRun.write(data));
        Optional<Recording> recording = recorder.recording(run);
        if (recording.isPresent()) files.write("replay.html", replay(run, recording.get(), version));
        List<PageChart> drawn = List.of();
        Optional<String> trouble = Optional.empty();
        if (charts) {
            try {
                RunCharts pictures = new RunCharts(run, data);
                drawn = pictures.write(files, theme);
                trouble = pictures.missing();
            } catch (ChartsUnavailable e) {
                trouble = Optional.of("charts: " + e.getMessage() + ", so none were drawn; fix: " + e.remedy());
            }
        }
        files.write("report.html", ReportPage.of(run, version, scenarioText(run), drawn, files.written()));
        files.write("summary.json", SummaryJson.of(run, version, paths(files, "summary.json")) + "\n");
        earlier.makeWay(files, run.fingerprint());
        return new RunReport(files, trouble);
    }

    private static byte[] replay(RunResult run, Recording recording, String version) {
        return ReplayPage.html(ReplayData.of(run, recording, version, run.repeat()), ReplayPage.Packing.COMPRESSED);
    }

    /** The scenario's own text, for the page; nothing where the file has gone. */
    private static String scenarioText(RunResult run) {
        try {
            return Files.readString(Path.of(run.scenario().file()));
        } catch (IOException | InvalidPathException e) {
            return "";
        }
    }

    private static List<String> paths(RunFiles files, String... more) {
        List<String> paths = new ArrayList<>();
        for (String name : files.written()) paths.add(path(files, name));
        for (String name : more) paths.add(path(files, name));
        return paths;
    }

    private static String path(RunFiles files, String name) {
        return files.folder().resolve(name).toString().replace('\\', '/');
    }

    /** Why there are no charts, or one is not there, where there should be. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** The folder as it was named. */
    public String folder() {
        return files.folder().toString().replace('\\', '/');
    }

    public List<String> names() {
        return files.written();
    }

    public List<String> paths() {
        return paths(files);
    }
}
