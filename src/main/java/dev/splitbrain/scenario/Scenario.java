package dev.splitbrain.scenario;

import dev.splitbrain.scenario.catalog.ConfiguredProtocol;
import dev.splitbrain.scenario.catalog.PlannedChart;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.Claims;
import dev.splitbrain.world.World;
import java.util.List;
import java.util.Optional;

/**
 * A scenario, ready to run: with one seed, all that a run is a function of.
 *
 * @param file as it was named on the command line
 * @param name the headline of summaries and charts
 * @param slug the file's name without folder and ending, which names reports
 * @param text all that the scenario says, with what it includes and the overrides, as one line of YAML
 * @param seed where the command line gives none
 * @param survives what the protocol claims to survive
 * @param checks those that apply to these settings; a check whose {@code only-if} does not hold is not here
 * @param recordedMessages the share of messages that the replay page keeps
 * @param claims what many runs with these settings must have in common; sweeps judge them
 */
public record Scenario(
        String file,
        String name,
        String slug,
        String text,
        String description,
        long seed,
        World world,
        Workload workload,
        ConfiguredProtocol protocol,
        Claims survives,
        List<PlannedCheck> checks,
        List<PlannedChart> charts,
        double recordedMessages,
        List<Claim> claims,
        Optional<Sweep> sweep) {
    public Scenario {
        checks = List.copyOf(checks);
        charts = List.copyOf(charts);
        claims = List.copyOf(claims);
    }
}
