package dev.splitbrain.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.Variants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which run a command is about: a scenario with a seed, or one that was reported in a folder, and then what differs from it. */
final class RunChoice {
    @Parameters(
            paramLabel = "FILE|RUN",
            description = "The scenario; or the folder of a run that was reported, to do the same run again.")
    private Path place;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed than the scenario's.")
    private Long seed;

    @Mixin
    private ScenarioOptions scenarioOptions;

    @Mixin
    private FaultOptions faults;

    /**
     * A run that was chosen.
     *
     * @param reported its fingerprint, where it was reported before
     */
    record Chosen(Scenario scenario, long seed, Optional<String> reported) {}

    /** Parses the arguments of a run that was reported. */
    @Command
    private static final class Again {
        @Mixin
        private RunChoice choice;
    }

    /** The run; a wrong one ends the command. */
    Chosen choose() {
        Chosen chosen = Files.isDirectory(place) ? reported() : fresh();
        return new Chosen(faults.apply(chosen.scenario, chosen.seed), chosen.seed, chosen.reported);
    }

    /** The moment that {@code --at} names, where it names no fault; to be asked before the run is chosen. */
    Optional<String> takeMoment() {
        return faults.takeMoment();
    }

    /** Where the report of the run is, if one was named; of another run than that, there is none. */
    Optional<Path> folder() {
        return isReported() && !isCounterfactual() ? Optional.of(place) : Optional.empty();
    }

    /** Whether the folder of a run that was reported was named, not a scenario. */
    boolean isReported() {
        return Files.isDirectory(place);
    }

    /** Whether something is said that makes it another run than the reported one. */
    boolean isCounterfactual() {
        return !faults.arguments().isEmpty();
    }

    /** The scenario, and what it becomes when it is changed; a run without some of its faults has none. */
    Variants variants() {
        if (!faults.arguments().isEmpty()) {
            throw CommandFailure.usage(
                    "--without, --only and --at say nothing to this command: it finds out by itself");
        }
        return Files.isDirectory(place) ? again(place).variants() : scenarioOptions.variants(place);
    }

    /** The same without the changes to its faults. */
    Chosen chooseAsItWas() {
        return Files.isDirectory(place) ? reported() : fresh();
    }

    /** The run of these words of a command line: a folder, or a scenario and what else is said of it. */
    static Chosen of(List<String> words) {
        Again again = new Again();
        new CommandLine(again).parseArgs(words.toArray(String[]::new));
        return again.choice.choose();
    }

    /** What was typed for a run that was reported. */
    private static RunChoice again(Path folder) {
        List<String> arguments = new ArrayList<>();
        summary(folder.resolve("summary.json")).path("arguments").forEach(word -> arguments.add(word.asText()));
        Again again = new Again();
        new CommandLine(again).parseArgs(arguments.toArray(String[]::new));
        return again.choice;
    }

    private Chosen fresh() {
        Scenario scenario = scenarioOptions.load(place);
        return new Chosen(scenario, seed == null ? scenario.seed() : seed, Optional.empty());
    }

    private Chosen reported() {
        if (seed != null || !scenarioOptions.overrides().isEmpty()) {
            throw CommandFailure.usage(place + " is a run, and has its seed and settings already\n"
                    + "  = name the scenario instead to give it others");
        }
        JsonNode summary = summary(place.resolve("summary.json"));
        List<String> arguments = new ArrayList<>();
        summary.path("arguments").forEach(word -> arguments.add(word.asText()));
        Chosen chosen = of(arguments);
        return new Chosen(
                chosen.scenario,
                chosen.seed,
                Optional.of(summary.path("fingerprint").asText()));
    }

    private static JsonNode summary(Path file) {
        if (!Files.isRegularFile(file)) {
            throw CommandFailure.usage(file.getParent()
                    + " is no report of a run: it has no summary.json; `splitbrain run` writes" + " one");
        }
        try {
            JsonNode summary = new ObjectMapper().readTree(Files.readString(file));
            if (summary.path("arguments").size() > 0) return summary;
        } catch (JsonProcessingException e) {
            // told below
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw CommandFailure.usage(file + " does not say which run it is of");
    }
}
