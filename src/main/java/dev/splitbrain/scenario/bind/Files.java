package dev.splitbrain.scenario.bind;

import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.Optional;

/** Gives the texts of files that a scenario names. */
@FunctionalInterface
public interface Files {
    /** The text of the file named at {@code node}; empty where it cannot be read, and then the reading has a problem. */
    Optional<String> read(String path, YamlNode node, Reading reading);

    /** Reads nothing: for a language server, or where only the shape matters. */
    Files NONE = (path, node, reading) -> {
        reading.problem(node, "no file may be read here", "");
        return Optional.empty();
    };
}
