package dev.splitbrain.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.splitbrain.report.chart.ChartKind;
import dev.splitbrain.report.spacetime.SpaceTimeChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report that a folder held before: of another run, its charts and pages must not stand beside the new ones, as they would
 * be taken for this run's. Of the same run they are still right.
 *
 * @param fingerprint of its run; empty where there was no report
 */
record EarlierReport(String fingerprint) {
    private static final EarlierReport NONE = new EarlierReport("");

    /** What a report may have besides the files that each has. */
    private static final Pattern NOT_IN_EVERY_REPORT = Pattern.compile("(replay|violation.*|anomaly.*)\\.html|("
            + Arrays.stream(ChartKind.values()).map(ChartKind::kindName).collect(Collectors.joining("|"))
            + "|" + SpaceTimeChart.NAME + ")(-[a-z-]+)?\\.(png|svg|pdf|csv)");

    /** What a folder holds, by its {@code summary.json}. */
    static EarlierReport in(Path folder) throws IOException {
        Path summary = folder.resolve("summary.json");
        if (!Files.isRegularFile(summary)) return NONE;
        try {
            return new EarlierReport(new ObjectMapper()
                    .readTree(Files.readString(summary))
                    .path("fingerprint")
                    .asText());
        } catch (JsonProcessingException e) {
            return NONE; // somebody else's file
        }
    }

    /** Removes what is left of it in the folder, now that another run's report is written there. */
    void makeWay(RunFiles files, String newFingerprint) throws IOException {
        if (fingerprint.isEmpty() || fingerprint.equals(newFingerprint)) return;
        List<Path> all;
        try (Stream<Path> listed = Files.list(files.folder())) {
            all = listed.toList();
        }
        for (Path file : all) {
            String name = file.getFileName().toString();
            boolean left = NOT_IN_EVERY_REPORT.matcher(name).matches()
                    && !files.written().contains(name);
            if (left) Files.delete(file);
        }
    }
}
