package dev.splitbrain.report.sweep;

import dev.splitbrain.explore.statistics.Estimate;
import dev.splitbrain.explore.statistics.Figures;
import dev.splitbrain.explore.sweep.SweepPlan;
import dev.splitbrain.explore.sweep.SweepResult;
import dev.splitbrain.report.RunFiles;
import dev.splitbrain.report.chart.ChartStyle;
import dev.splitbrain.report.chart.Forest;
import dev.splitbrain.report.chart.Format;
import dev.splitbrain.report.chart.Published;
import dev.splitbrain.report.chart.RunGroup;
import dev.splitbrain.report.chart.RunGroups;
import dev.splitbrain.report.chart.RunsChartKind;
import dev.splitbrain.report.chart.Size;
import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.report.draw.ChartsUnavailable;
import dev.splitbrain.report.draw.Typeface;
import dev.splitbrain.report.page.PageChart;
import dev.splitbrain.scenario.measure.Measure;
import dev.splitbrain.trace.Quantity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The charts of a sweep: for each figure that is shown, its distributions, and its mean against a setting that is a number. */
final class SweepCharts {
    private static final Pattern NUMBER = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?) ?([^0-9.]*)");
    private static final int MOST_VIOLINS = 12;
    private static final int MOST_CURVES = 7; // more cannot be told apart

    private final SweepResult result;
    private final SweepPlan plan;
    private final String version;
    private final Map<String, Published> published;

    /** {@code published} are curves by the name of their measure. */
    SweepCharts(SweepResult result, String version, Map<String, Published> published) {
        this.result = result;
        this.plan = result.plan();
        this.version = version;
        this.published = published;
    }

    /** Writes them, and gives them back for the page. */
    List<PageChart> write(RunFiles files, List<Measure> shown, Theme theme) throws IOException, ChartsUnavailable {
        Typeface typeface = Typeface.load();
        List<PageChart> charts = new ArrayList<>();
        for (Measure measure : shown) {
            RunGroups data = groups(measure);
            for (RunsChartKind kind : kinds(data)) charts.add(write(files, kind, data, theme, typeface));
        }
        List<Forest.Row> differences = differences(shown);
        if (!differences.isEmpty()) charts.add(write(files, differences, theme, typeface));
        return charts;
    }

    /** Each setting against the first, seed by seed, as shares of the first's mean. */
    private List<Forest.Row> differences(List<Measure> shown) {
        List<Forest.Row> rows = new ArrayList<>();
        if (plan.settings().size() < 2 || plan.settings().size() > MOST_VIOLINS) return rows;
        for (Measure measure : shown) {
            int place = result.place(measure.name());
            double first = result.figures(0, place).mean().value();
            for (int setting = 1; setting < plan.settings().size(); setting++) {
                Figures differences = result.differences(0, setting, place);
                Estimate mean = differences.mean();
                if (!mean.isBounded() || first == 0) continue;
                rows.add(new Forest.Row(
                        measure.name(),
                        plan.settings().get(setting).label(),
                        new Estimate(mean.value() / first, mean.low() / first, mean.high() / first)));
            }
        }
        return rows;
    }

    private PageChart write(RunFiles files, List<Forest.Row> rows, Theme theme, Typeface typeface) throws IOException {
        Forest forest = new Forest(plan.settings().get(0).label(), setup(), footer(), rows);
        List<String> written = new ArrayList<>();
        Map<String, byte[]> all = forest.picture(new ChartStyle(theme, Size.LECTURE), typeface)
                .files("differences", List.of(Format.PNG, Format.SVG)); // their data are in differences.csv
        for (Map.Entry<String, byte[]> file : all.entrySet()) {
            files.write(file.getKey(), file.getValue());
            written.add(file.getKey());
        }
        return PageChart.of("differences", style -> forest.picture(style, typeface), written);
    }

    private List<RunsChartKind> kinds(RunGroups data) {
        List<RunsChartKind> kinds = new ArrayList<>();
        int groups = data.groups().size();
        boolean spread =
                data.groups().stream().anyMatch(group -> group.figures().count() > 2);
        if (!data.along().isEmpty() && groups > 1) kinds.add(RunsChartKind.EFFECT);
        if (groups > 1 && groups <= MOST_VIOLINS && spread) kinds.add(RunsChartKind.VIOLIN);
        if (groups >= 1 && groups <= MOST_CURVES && spread) kinds.add(RunsChartKind.RUNS_CDF);
        return kinds;
    }

    private PageChart write(RunFiles files, RunsChartKind kind, RunGroups data, Theme theme, Typeface typeface)
            throws IOException {
        String name = data.measure().replace('.', '-') + "-" + kind.kindName();
        List<String> written = new ArrayList<>();
        Map<String, byte[]> all = kind.picture(data, new ChartStyle(theme, Size.LECTURE), typeface)
                .files(name, List.of(Format.PNG, Format.SVG, Format.CSV));
        for (Map.Entry<String, byte[]> file : all.entrySet()) {
            files.write(file.getKey(), file.getValue());
            written.add(file.getKey());
        }
        return PageChart.of(name, style -> kind.picture(data, style, typeface), written);
    }

    private RunGroups groups(Measure measure) {
        Optional<String> axis = numericPath();
        List<RunGroup> groups = new ArrayList<>();
        for (int setting = 0; setting < plan.settings().size(); setting++) {
            Map<String, String> values = plan.settings().get(setting).values();
            Map<String, String> others = new LinkedHashMap<>(values);
            axis.ifPresent(others::remove);
            OptionalDouble place = axis.map(path -> number(values.get(path))).orElse(OptionalDouble.empty());
            groups.add(new RunGroup(
                    plan.settings().get(setting).label(),
                    SweepPlan.Setting.words(others),
                    place,
                    result.figures(setting, result.place(measure.name())),
                    ClaimedFigures.of(plan.settings().get(setting).scenario().claims(), measure)));
        }
        String along = axis.map(path -> path + unitOf(path)).orElse("");
        return new RunGroups(
                measure.name(),
                measure.unit(),
                along,
                setup(),
                footer(),
                groups,
                Optional.ofNullable(published.get(measure.name())));
    }

    /** The first setting whose values are different numbers. */
    private Optional<String> numericPath() {
        for (String path : plan.paths()) {
            List<String> values = plan.settings().stream()
                    .map(setting -> setting.values().getOrDefault(path, ""))
                    .distinct()
                    .toList();
            if (values.size() > 1
                    && values.stream().allMatch(value -> number(value).isPresent())) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private static OptionalDouble number(String value) {
        Matcher matcher = NUMBER.matcher(value == null ? "" : value);
        return matcher.matches() ? OptionalDouble.of(Double.parseDouble(matcher.group(1))) : OptionalDouble.empty();
    }

    private String unitOf(String path) {
        for (SweepPlan.Setting setting : plan.settings()) {
            Matcher matcher = NUMBER.matcher(setting.values().getOrDefault(path, ""));
            if (matcher.matches() && !matcher.group(2).isEmpty()) return ", " + matcher.group(2);
        }
        return "";
    }

    private String setup() {
        String protocol =
                plan.isComparison() ? "" : ": " + plan.base().protocol().name();
        return plan.title() + protocol + ", " + Quantity.count(plan.seeds().size(), "seed") + ", "
                + Quantity.count(plan.settings().size(), plan.isComparison() ? "scenario" : "setting");
    }

    private String footer() {
        List<Long> seeds = plan.seeds();
        String range = seeds.size() == 1
                ? "seed " + seeds.get(0)
                : "seeds " + seeds.get(0) + " to " + seeds.get(seeds.size() - 1);
        String scenarios = plan.settings().stream()
                .map(setting -> setting.scenario().file())
                .distinct()
                .collect(Collectors.joining(", "));
        return scenarios + "   " + range + "   " + Quantity.count(result.rows().size(), "run") + "   splitbrain "
                + version;
    }
}
