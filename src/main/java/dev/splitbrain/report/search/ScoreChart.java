package dev.splitbrain.report.search;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.explore.mutants.Score;
import dev.splitbrain.explore.statistics.Figures;
import dev.splitbrain.report.RunFiles;
import dev.splitbrain.report.chart.ChartStyle;
import dev.splitbrain.report.chart.Format;
import dev.splitbrain.report.chart.RunGroup;
import dev.splitbrain.report.chart.RunGroups;
import dev.splitbrain.report.chart.RunsChartKind;
import dev.splitbrain.report.chart.Size;
import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.report.draw.ChartsUnavailable;
import dev.splitbrain.report.draw.Typeface;
import dev.splitbrain.trace.Quantity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The share of the mistakes that are found within so many runs. */
public final class ScoreChart {
    private ScoreChart() {}

    /** Writes {@code mutants.svg} and {@code mutants.png}; nothing where nothing was found. */
    public static void write(RunFiles files, List<Score> scores, String command, Theme theme)
            throws IOException, ChartsUnavailable {
        double[] runs = scores.stream()
                .filter(score -> !score.isControl())
                .flatMap(score -> score.found().stream())
                .mapToDouble(Score.Found::run)
                .toArray();
        if (runs.length == 0) return;
        RunGroups data = new RunGroups(
                "runs until found",
                Unit.NUMBER,
                "",
                Quantity.count(runs.length, "mistake") + " that were found, each by a search of its own",
                command,
                List.of(new RunGroup("", "", OptionalDouble.empty(), Figures.of(runs))),
                Optional.empty(),
                "mistake");
        Map<String, byte[]> pictures = RunsChartKind.RUNS_CDF
                .picture(data, new ChartStyle(theme, Size.LECTURE), Typeface.load())
                .files("mutants", List.of(Format.PNG, Format.SVG));
        for (Map.Entry<String, byte[]> file : pictures.entrySet()) files.write(file.getKey(), file.getValue());
    }
}
