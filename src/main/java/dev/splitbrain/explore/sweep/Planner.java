package dev.splitbrain.explore.sweep;

import dev.splitbrain.scenario.Claim;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.Sweep;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.measure.Measure;
import dev.splitbrain.scenario.measure.Measures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Makes the plan of a sweep: reads the scenario once for each setting, and says which figures are kept. */
public final class Planner {
    /** Where nobody says which. */
    static final List<Long> FIRST_SEEDS = LongStream.rangeClosed(1, 20).boxed().toList();

    private final Path file;
    private final Map<String, String> overrides;
    private final Catalog catalog;

    public Planner(Path file, Map<String, String> overrides, Catalog catalog) {
        this.file = file;
        this.overrides = new LinkedHashMap<>(overrides);
        this.catalog = catalog;
    }

    /** The plan; {@code seeds} of the command line go before those of the scenario. */
    public SweepPlan plan(Optional<List<Long>> seeds) throws ScenarioException {
        Scenario base = ScenarioLoader.load(file, overrides, catalog);
        Sweep sweep = base.sweep().orElse(new Sweep(List.of(), List.of(Map.of()), List.of()));
        List<SweepPlan.Setting> settings = new ArrayList<>();
        for (Map<String, String> values : sweep.settings()) {
            settings.add(SweepPlan.Setting.of(values, with(values, base)));
        }
        List<Long> chosen = seeds.orElse(base.sweep().isEmpty() ? FIRST_SEEDS : sweep.seeds());
        List<Measure> measures = measures(settings, sweep.measures());
        return new SweepPlan(base, overrides, chosen, sweep.paths(), settings, measures, sweep.measures());
    }

    /** A plan that holds whole scenarios against each other: the first is what the others are compared with. */
    public static SweepPlan compare(
            List<Path> files, Map<String, String> overrides, Optional<List<Long>> seeds, Catalog catalog)
            throws ScenarioException {
        List<Scenario> scenarios = new ArrayList<>();
        for (Path file : files) scenarios.add(ScenarioLoader.load(file, overrides, catalog));
        List<SweepPlan.Setting> settings = new ArrayList<>();
        for (int i = 0; i < scenarios.size(); i++) {
            settings.add(new SweepPlan.Setting(label(i, files, scenarios), Map.of(), scenarios.get(i)));
        }
        Scenario base = settings.get(0).scenario();
        List<Measure> asked = base.sweep().map(Sweep::measures).orElse(List.of());
        List<Measure> measures = measures(settings, asked);
        return new SweepPlan(base, overrides, seeds.orElse(FIRST_SEEDS), List.of(), settings, measures, asked);
    }

    /** The file's name; with its folder, where others have the same. */
    private static String label(int i, List<Path> files, List<Scenario> scenarios) {
        String slug = scenarios.get(i).slug();
        boolean alone =
                scenarios.stream().filter(other -> other.slug().equals(slug)).count() == 1;
        Path folder = files.get(i).toAbsolutePath().getParent();
        return alone || folder.getFileName() == null ? slug : folder.getFileName() + "/" + slug;
    }

    private Scenario with(Map<String, String> values, Scenario base) throws ScenarioException {
        if (values.isEmpty()) return base;
        Map<String, String> both = new LinkedHashMap<>(overrides);
        both.putAll(values);
        return ScenarioLoader.load(file, both, catalog);
    }

    /** Those that have fixed names, those that the sweep asks for, and those of claims; none twice. */
    static List<Measure> measures(List<SweepPlan.Setting> settings, List<Measure> asked) {
        Map<String, Measure> measures = new LinkedHashMap<>();
        add(measures, Measures.all());
        add(measures, asked);
        for (SweepPlan.Setting setting : settings) {
            add(
                    measures,
                    setting.scenario().claims().stream().map(Claim::measure).toList());
        }
        return List.copyOf(measures.values());
    }

    private static void add(Map<String, Measure> measures, Collection<Measure> more) {
        for (Measure measure : more) measures.putIfAbsent(measure.name(), measure);
    }
}
