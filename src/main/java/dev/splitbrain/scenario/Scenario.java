package dev.splitbrain.scenario;

import dev.splitbrain.metrics.LoadPhase;
import dev.splitbrain.scenario.catalog.ConfiguredProtocol;
import dev.splitbrain.scenario.catalog.PlannedChart;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.Claims;
import dev.splitbrain.world.FaultEdits;
import dev.splitbrain.world.World;
import java.util.ArrayList;
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
 * @param lesson what the replay page tells and asks, where it is not what the run tells by itself
 * @param claims what many runs with these settings must have in common; sweeps judge them
 * @param wrong mistakes that the claims must find out
 * @param arguments what the command line said besides file and seed, such as {@code --set network.loss=5%}: a repeat must say it too
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
        Lesson lesson,
        List<Claim> claims,
        List<WrongVariant> wrong,
        Optional<Sweep> sweep,
        List<String> arguments) {
    public Scenario {
        checks = List.copyOf(checks);
        charts = List.copyOf(charts);
        claims = List.copyOf(claims);
        wrong = List.copyOf(wrong);
        arguments = List.copyOf(arguments);
    }

    /** The words that a command needs to run it with this seed: the file, {@code --seed}, and what else was said. */
    public List<String> arguments(long runSeed) {
        List<String> words = new ArrayList<>(List.of(file, "--seed", Long.toString(runSeed)));
        words.addAll(arguments);
        return words;
    }

    /** The file and what else was said, as it was typed, but for the seed. */
    public String asNamed() {
        return CommandLineWords.join(file, arguments);
    }

    /** The command that runs it with this seed. */
    public String repeat(long runSeed) {
        return CommandLineWords.join("splitbrain run", arguments(runSeed));
    }

    /** The phases of the load, for whoever shows the run. */
    public List<LoadPhase> phases() {
        return workload.phases().stream()
                .map(phase -> new LoadPhase(phase.name(), phase.fromNanos(), phase.untilNanos()))
                .toList();
    }

    /** The same scenario but for some of its faults. */
    public Scenario with(FaultEdits edits) {
        return with(world.with(edits), arguments);
    }

    /** The same scenario, read with these arguments. */
    public Scenario with(List<String> newArguments) {
        return with(world, newArguments);
    }

    /** The same scenario with other checks. */
    public Scenario withChecks(List<PlannedCheck> newChecks) {
        return with(world, newChecks, arguments);
    }

    private Scenario with(World newWorld, List<String> newArguments) {
        return with(newWorld, checks, newArguments);
    }

    private Scenario with(World newWorld, List<PlannedCheck> newChecks, List<String> newArguments) {
        return new Scenario(
                file,
                name,
                slug,
                text,
                description,
                seed,
                newWorld,
                workload,
                protocol,
                survives,
                newChecks,
                charts,
                recordedMessages,
                lesson,
                claims,
                wrong,
                sweep,
                newArguments);
    }
}
