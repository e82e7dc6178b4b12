package dev.splitbrain.cli;

import dev.splitbrain.explore.statistics.Curve;
import dev.splitbrain.explore.sweep.SweepPlan;
import dev.splitbrain.report.chart.RunGroups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads published curves: {@code election_time_ms,share} and then a value and a share a line. */
final class PublishedCurve {
    private static final Map<String, Double> NANOS = Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9);

    private PublishedCurve() {}

    /** Curves by measure, in its unit. */
    static Map<String, RunGroups.Published> read(Map<String, Path> files, SweepPlan plan) throws IOException {
        Map<String, RunGroups.Published> curves = new LinkedHashMap<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            if (plan.measures().stream().noneMatch(measure -> measure.name().equals(file.getKey()))) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "error: the sweep has no measure `" + file.getKey() + "`: splitbrain list measures");
            }
            String source = String.valueOf(file.getValue().getFileName());
            curves.put(file.getKey(), new RunGroups.Published(source, curve(file.getValue())));
        }
        return curves;
    }

    private static Curve curve(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new CommandFailure(ExitCode.USAGE, "error: there is no file " + file);
        List<String> lines = Files.readAllLines(file);
        String header = lines.isEmpty() ? "" : lines.get(0).split(",")[0].strip();
        double factor = NANOS.getOrDefault(header.substring(header.lastIndexOf('_') + 1), 1.0);
        List<double[]> points = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) points.add(point(file, i + 1, lines.get(i), factor));
        }
        try {
            return new Curve(
                    points.stream().mapToDouble(point -> point[0]).toArray(),
                    points.stream().mapToDouble(point -> point[1]).toArray());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "error: " + file + ": " + e.getMessage());
        }
    }

    private static double[] point(Path file, int line, String text, double factor) {
        String[] cells = text.split(",");
        try {
            return new double[] {Double.parseDouble(cells[0].strip()) * factor, Double.parseDouble(cells[1].strip())};
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "error: " + file + ":" + line + ": expected a value and a share, got `" + text + "`");
        }
    }
}
