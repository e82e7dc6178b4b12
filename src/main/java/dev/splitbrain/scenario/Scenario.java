package dev.splitbrain.scenario;

import dev.splitbrain.scenario.catalog.ConfiguredProtocol;
import dev.splitbrain.scenario.catalog.PlannedChart;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.Claims;
import dev.splitbrain.world.World;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scenario, ready to run: with one seed, all that a run is a function of.
 *
 * @param file as it was named on the command line
 * @param overrides values of the command line that took the place of the file's, by dotted path
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
        Map<String, String> overrides,
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
        overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
        checks = List.copyOf(checks);
        charts = List.copyOf(charts);
        claims = List.copyOf(claims);
    }

    /** The command that runs it again with a seed, ready to be typed. */
    public String repeat(long chosenSeed) {
        return "splitbrain run " + quoted(file) + " --seed " + chosenSeed + settings();
    }

    /** The overrides as they are typed, each with a blank before; empty where there are none. */
    public String settings() {
        return settings(overrides);
    }

    /** Values by path as they are typed: {@code  --set network.loss=5%}. */
    public static String settings(Map<String, String> values) {
        StringBuilder out = new StringBuilder();
        values.forEach((path, value) -> out.append(" --set ").append(quoted(path + "=" + value)));
        return out.toString();
    }

    /** For a shell: as it is where that is safe, else in quotes. */
    private static String quoted(String word) {
        return word.matches("[\\w.,:%/=+@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
