package dev.splitbrain.cli;

import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.own.Plugins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Protocols that come in jars. */
final class PluginOptions {
    @Option(
            names = "--plugin",
            paramLabel = "JAR",
            description = "A jar with a protocol of one's own (may be repeated).")
    private List<Path> jars = new ArrayList<>();

    /** All that comes with the program, and what the jars bring. */
    Catalog catalog() {
        try {
            return Plugins.with(Catalog.standard(), jars);
        } catch (Plugins.BadPlugin e) {
            throw CommandFailure.usage(e.getMessage());
        }
    }

    /** As they are typed again. */
    List<String> arguments() {
        List<String> words = new ArrayList<>();
        for (Path jar : jars) words.addAll(List.of("--plugin", jar.toString()));
        return words;
    }
}
