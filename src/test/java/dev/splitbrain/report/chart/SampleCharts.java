package dev.splitbrain.report.chart;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.explore.statistics.Estimate;
import dev.splitbrain.explore.statistics.Figures;
import dev.splitbrain.random.Rng;
import dev.splitbrain.report.draw.Typeface;
import dev.splitbrain.scenario.measure.Curve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Charts of each kind, of made-up data. */
final class SampleCharts {
    private static final String SETUP = "Elections: raft, 40 seeds, 8 settings";
    private static final String FOOTER = "elections.yaml   seeds 1 to 40   320 runs   splitbrain 0.1.0";
    private static final double MS = 1e6;

    /** A chart that is still without a style. */
    interface Drawing {
        Picture picture(ChartStyle style, Typeface typeface);
    }

    private SampleCharts() {}

    /** Both themes in both sizes. */
    static List<ChartStyle> styles() {
        List<ChartStyle> styles = new ArrayList<>();
        for (Theme theme : Theme.values()) for (Size size : Size.values()) styles.add(new ChartStyle(theme, size));
        return styles;
    }

    /** All kinds, by name. */
    static Map<String, Drawing> all() {
        Map<String, Drawing> all = new LinkedHashMap<>();
        RunData run = SampleRun.run(42, 240);
        for (ChartKind kind : ChartKind.values())
            all.put(kind.kindName(), (style, typeface) -> kind.picture(run, style, typeface));
        all.putAll(ofManyRuns());
        return all;
    }

    static Map<String, Drawing> ofManyRuns() {
        Map<String, Drawing> all = new LinkedHashMap<>();
        for (RunsChartKind kind : RunsChartKind.values())
            all.put(kind.kindName(), (style, typeface) -> kind.picture(groups(), style, typeface));
        all.put("differences", forest()::picture);
        return all;
    }

    private static RunGroups groups() {
        List<RunGroup> groups = new ArrayList<>();
        Rng chance = new Rng(7);
        for (boolean preVote : new boolean[] {false, true}) {
            for (double loss : new double[] {0, 1, 5, 20}) {
                double[] figures = new double[40];
                for (int i = 0; i < figures.length; i++)
                    figures[i] = MS * (200 + 20 * loss + (preVote ? 40 : 300) * chance.nextDouble());
                String line = "protocol.raft.pre_vote=" + preVote;
                groups.add(new RunGroup(
                        "network.loss=" + (int) loss + "% " + line,
                        line,
                        OptionalDouble.of(loss),
                        Figures.of(figures)));
            }
        }
        Curve published = new Curve(new double[] {200 * MS, 300 * MS, 500 * MS}, new double[] {0.1, 0.6, 1});
        return new RunGroups(
                "election-time",
                Unit.DURATION,
                "network.loss, %",
                SETUP,
                FOOTER,
                groups,
                Optional.of(Published.of("Raft paper, figure 16", published)));
    }

    private static Forest forest() {
        return new Forest(
                "network.loss=0%",
                SETUP,
                FOOTER,
                List.of(
                        new Forest.Row("election-time", "network.loss=5%", new Estimate(0.42, 0.31, 0.55)),
                        new Forest.Row("availability", "network.loss=5%", new Estimate(-0.02, -0.04, 0.001)),
                        new Forest.Row("election-time", "network.loss=20%", new Estimate(1.9, 1.4, 2.6)),
                        new Forest.Row("availability", "network.loss=20%", new Estimate(-0.2, -0.26, -0.15))));
    }
}
