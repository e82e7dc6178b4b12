package dev.splitbrain.cli;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a command reads a scenario. */
final class ScenarioOptions {
    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            mapFallbackValue = "",
            description = "Another value than the scenario's: --set network.loss=5%% (may be repeated).")
    private Map<String, String> overrides = new LinkedHashMap<>();

    /** The scenario; a wrong one ends the command, with all that is wrong. */
    Scenario load(Path file) {
        try {
            return read(file);
        } catch (ScenarioException e) {
            throw new CommandFailure(ExitCode.USAGE, e.render().stripTrailing());
        }
    }

    /** Values by dotted path. */
    Map<String, String> overrides() {
        return overrides;
    }

    Scenario read(Path file) throws ScenarioException {
        return ScenarioLoader.load(file, overrides, Catalog.standard());
    }
}
