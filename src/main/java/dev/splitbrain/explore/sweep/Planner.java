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

    private final Reader reader;
    private final Map<String, String> overrides;

    /** Reads the scenario with these values by path. */
    @FunctionalInterface
    public interface Reader {
        Scenario read(Map<String, String> values) throws ScenarioException;
    }

    /** For a scenario that is read so; {@code overrides} are those of the command line. */
    public Planner(Reader reader, Map<String, String> overrides) {
        this.reader = reader;
        this.overrides = new LinkedHashMap<>(overrides);
    }

    public Planner(Path file, Map<String, String> overrides, Catalog catalog) {
        this(values -> ScenarioLoader.load(file, values, catalog), overrides);
    }

    /** The plan; {@code seeds} of the command line go before those of the scenario. */
    public SweepPlan plan(Optional<List<Long>> seeds) throws ScenarioException {
        Scenario base = reader.read(overrides);
        Sweep sweep = base.sweep().orElse(new Sweep(List.of(), List.of(Map.of()), List.of()));
        List<SweepPlan.Setting> settings = new ArrayList<>();
        for (Map<String, String> values : sweep.settings()) {
            settings.add(SweepPlan.Setting.of(values, with(values, base)));
        }
        List<Long> chosen = seeds.orElse(base.sweep().isEmpty() ? FIRST_SEEDS : sweep.seeds());
        List<Measure> measures = measures(settings, sweep.measures());
        return new SweepPlan(base, chosen, sweep.paths(), settings, measures, sweep.measures());
    }

    /** A plan that holds whole scenarios against each other: the first is what the others are compared with. */
    public static SweepPlan compare(List<Scenario> scenarios, Optional<List<Long>> seeds) {
        List<SweepPlan.Setting> settings = new ArrayList<>();
        for (int i = 0; i < scenarios.size(); i++) {
            settings.add(new SweepPlan.Setting(label(scenarios.get(i), scenarios), Map.of(), scenarios.get(i)));
        }
        Scenario base = settings.get(0).scenario();
        List<Measure> asked = base.sweep().map(Sweep::measures).orElse(List.of());
        List<Measure> measures = measures(settings, asked);
        return new SweepPlan(base, seeds.orElse(FIRST_SEEDS), List.of(), settings, measures, asked);
    }

    /** The file's name; with its folder, where others have the same. */
    private static String label(Scenario scenario, List<Scenario> scenarios) {
        long alike = scenarios.stream()
                .filter(other -> other.slug().equals(scenario.slug()))
                .count();
        Path folder = Path.of(scenario.file()).toAbsolutePath().getParent();
        return alike == 1 || folder.getFileName() == null
                ? scenario.slug()
                : folder.getFileName() + "/" + scenario.slug();
    }

    private Scenario with(Map<String, String> values, Scenario base) throws ScenarioException {
        if (values.isEmpty()) return base;
        Map<String, String> both = new LinkedHashMap<>(overrides);
        both.putAll(values);
        return reader.read(both);
    }

    /** Those that every sweep keeps, those that the sweep asks for, and those of claims; none twice. */
    static List<Measure> measures(List<SweepPlan.Setting> settings, List<Measure> asked) {
        Map<String, Measure> measures = new LinkedHashMap<>();
        add(measures, Measures.always());
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
