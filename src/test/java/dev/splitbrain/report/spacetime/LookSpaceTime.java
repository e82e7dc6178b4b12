package dev.splitbrain.report.spacetime;

import dev.splitbrain.report.chart.ChartStyle;
import dev.splitbrain.report.chart.Format;
import dev.splitbrain.report.chart.Size;
import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.report.chart.View;
import dev.splitbrain.report.draw.Typeface;
import dev.splitbrain.report.spacetime.SpaceTimeOptions.Show;
import dev.splitbrain.report.spacetime.SpaceTimeOptions.TimeMode;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.world.NodePlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws a part of a scenario's run in all ways, to be looked at: {@code LookSpaceTime FOLDER SCENARIO FROM_MS TO_MS}. */
final class LookSpaceTime {
    private LookSpaceTime() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Scenario scenario = ScenarioLoader.load(Path.of(args[1]), Map.of(), Catalog.standard());
        View view = new View(Long.parseLong(args[2]) * 1_000_000, Long.parseLong(args[3]) * 1_000_000);
        SpaceTimeRecorder recorder = new SpaceTimeRecorder(
                scenario.world().nodes().stream().map(NodePlan::id).toList(), view);
        RunResult run =
                new ScenarioRun(scenario, scenario.seed()).tell(recorder).run((now, events) -> true);
        SpaceTimeData data = recorder.data(run.roles(), run.faults());
        Typeface typeface = Typeface.load();
        SpaceTimeOptions plain = SpaceTimeOptions.standard();
        Map<String, SpaceTimeOptions> ways = Map.of(
                "linear", plain,
                "by-event", plain.with(TimeMode.BY_EVENT),
                "compressed", plain.with(TimeMode.COMPRESSED).reordered(),
                "clocks", plain.with(EnumSet.of(Show.CLOCKS)).with(TimeMode.COMPRESSED),
                "values",
                        plain.with(EnumSet.of(Show.VALUES, Show.CLIENTS, Show.LOGS))
                                .with(TimeMode.COMPRESSED),
                "quiet", plain.hiding(Set.of("AppendEntries", "AppendReply", "AppendEntriesReply")));
        for (Map.Entry<String, SpaceTimeOptions> way : ways.entrySet()) {
            SpaceTimeChart chart = new SpaceTimeChart(data, way.getValue(), scenario.name(), scenario.file());
            for (Theme theme : Theme.values())
                for (Size size : Size.values()) {
                    String name = way.getKey() + "-" + theme.word() + "-" + size.word();
                    for (Map.Entry<String, byte[]> file : chart.picture(new ChartStyle(theme, size), typeface)
                            .files(name, List.of(Format.PNG, Format.SVG, Format.CSV))
                            .entrySet()) Files.write(folder.resolve(file.getKey()), file.getValue());
                }
        }
    }
}
