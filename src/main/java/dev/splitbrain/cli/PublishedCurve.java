package dev.splitbrain.cli;

import dev.splitbrain.explore.sweep.SweepPlan;
import dev.splitbrain.report.chart.Published;
import dev.splitbrain.scenario.measure.Curve;
import dev.splitbrain.scenario.measure.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads published curves: {@code election_time_ms,share} and then a value and a share a line. */
final class PublishedCurve {
    private PublishedCurve() {}

    /** Curves by measure, in its unit. */
    static Map<String, Published> read(Map<String, Path> files, SweepPlan plan) throws IOException {
        Map<String, Published> curves = new LinkedHashMap<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Optional<Measure> measure = plan.measures().stream()
                    .filter(each -> each.name().equals(file.getKey()))
                    .findFirst();
            if (measure.isEmpty()) {
                throw CommandFailure.usage(
                        "the sweep has no measure `" + file.getKey() + "`: splitbrain list measures");
            }
            String source = String.valueOf(file.getValue().getFileName());
            curves.put(file.getKey(), Published.of(source, curve(file.getValue(), measure.get())));
        }
        return curves;
    }

    private static Curve curve(Path file, Measure measure) throws IOException {
        if (!Files.isRegularFile(file)) throw CommandFailure.usage("there is no file " + file);
        try {
            return Curve.parse(Files.readString(file), measure.unit());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(file + ": " + e.getMessage());
        }
    }
}
