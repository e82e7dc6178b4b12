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
    private static final int SEEDS = 20; // where nobody says how many

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
        if (seeds.isPresent()) sweep = sweep.with(seeds.get());
        else if (base.sweep().isEmpty())
            sweep = sweep.with(LongStream.rangeClosed(1, SEEDS).boxed().toList());
        List<Scenario> scenarios = new ArrayList<>();
        for (Map<String, String> setting : sweep.settings()) scenarios.add(with(setting, base));
        return new SweepPlan(base, overrides, sweep, scenarios, measures(scenarios, sweep));
    }

    private Scenario with(Map<String, String> setting, Scenario base) throws ScenarioException {
        if (setting.isEmpty()) return base;
        Map<String, String> both = new LinkedHashMap<>(overrides);
        both.putAll(setting);
        return ScenarioLoader.load(file, both, catalog);
    }

    /** Those that have fixed names, those that the sweep asks for, and those of claims; none twice. */
    private static List<Measure> measures(List<Scenario> scenarios, Sweep sweep) {
        Map<String, Measure> measures = new LinkedHashMap<>();
        add(measures, Measures.all());
        add(measures, sweep.measures());
        for (Scenario scenario : scenarios) {
            add(measures, scenario.claims().stream().map(Claim::measure).toList());
        }
        return List.copyOf(measures.values());
    }

    private static void add(Map<String, Measure> measures, Collection<Measure> more) {
        for (Measure measure : more) measures.putIfAbsent(measure.name(), measure);
    }
}
