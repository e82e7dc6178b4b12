package dev.splitbrain.scenario;

import dev.splitbrain.scenario.catalog.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Scenarios written in tests. */
final class Texts {
    /** What every scenario says; each line may be replaced by one with the same key. */
    static final String BASE = """
            version: 1
            name: Test
            duration: 60s
            protocol: raft
            nodes: 5
            """;

    private Texts() {}

    /** The base and more. */
    static String with(String more) {
        StringBuilder kept = new StringBuilder();
        for (String line : BASE.lines().toList()) {
            String key = line.substring(0, line.indexOf(':') + 1);
            if (more.lines().noneMatch(other -> other.startsWith(key)))
                kept.append(line).append('\n');
        }
        return kept + more;
    }

    /** The scenario of a text that has no problem. */
    static Scenario load(Path folder, String text, String... overrides) {
        try {
            return ScenarioLoader.load(write(folder, text), map(overrides), Catalog.standard());
        } catch (ScenarioException e) {
            throw new AssertionError(e.render());
        }
    }

    /** The messages of a text that has problems. */
    static String problems(Path folder, String text, String... overrides) {
        try {
            ScenarioLoader.load(write(folder, text), map(overrides), Catalog.standard());
            throw new AssertionError("no problem in\n" + text);
        } catch (ScenarioException e) {
            return e.render();
        }
    }

    private static Path write(Path folder, String text) {
        try {
            return Files.writeString(folder.resolve("test.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> map(String... overrides) {
        Map<String, String> map = new java.util.LinkedHashMap<>();
        for (String override : overrides) {
            int equals = override.indexOf('=');
            map.put(override.substring(0, equals), override.substring(equals + 1));
        }
        return map;
    }
}
