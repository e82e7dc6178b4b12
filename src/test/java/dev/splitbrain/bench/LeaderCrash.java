package dev.splitbrain.bench;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.nio.file.Path;
import java.util.Map;

/** Whole runs of the shipped scenario, loaded once: checks on, files off, each with another seed. */
final class LeaderCrash implements Benchmark {
    private static final Path FILE = Path.of("scenarios/raft/leader-crash.yaml");

    private long seed;

    @Override
    public String name() {
        return "raft.leader-crash";
    }

    @Override
    public String unit() {
        return "runs/s";
    }

    @Override
    public double measure(Stopwatch stopwatch) throws ScenarioException {
        Scenario scenario = ScenarioLoader.load(FILE, Map.of(), Catalog.standard());
        int runs = 0;
        stopwatch.start();
        while (!stopwatch.isOver()) {
            new ScenarioRun(scenario, ++seed).run((timeNanos, events) -> true);
            runs++;
        }
        return stopwatch.perSecond(runs);
    }
}
