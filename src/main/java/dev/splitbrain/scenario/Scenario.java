package dev.splitbrain.scenario;

import dev.splitbrain.scenario.catalog.ConfiguredProtocol;
import dev.splitbrain.scenario.catalog.PlannedChart;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.World;
import java.util.List;

/**
 * A scenario, ready to run: with one seed, all that a run is a function of.
 *
 * @param file as it was named on the command line
 * @param name the headline of summaries and charts
 * @param slug the file's name without folder and ending, which names reports
 * @param seed where the command line gives none
 */
public record Scenario(
        String file,
        String name,
        String slug,
        String description,
        long seed,
        World world,
        Workload workload,
        ConfiguredProtocol protocol,
        List<PlannedCheck> checks,
        List<PlannedChart> charts) {
    public Scenario {
        checks = List.copyOf(checks);
        charts = List.copyOf(charts);
    }
}
