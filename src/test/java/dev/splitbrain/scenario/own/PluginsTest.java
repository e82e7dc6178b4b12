package dev.splitbrain.scenario.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.ProtocolPlugin;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.scenario.code.SourceCompiler;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.scenario.yaml.Problems;
import dev.splitbrain.scenario.yaml.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar on --plugin brings a protocol that scenarios name like any other. */
class PluginsTest {
    private static final String PLUGIN = """

                public static final class Plugin implements dev.splitbrain.node.ProtocolPlugin<Settings> {
                    public String description() {
                        return "Chang and Roberts, from a jar";
                    }

                    public Settings defaults() {
                        return Settings.defaults();
                    }

                    public Protocol<?, ?> protocol(Settings settings) {
                        return RingElection.protocol(settings);
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    /** A jar of the shipped election in a package, with or without its service file. */
    private Path jar(boolean service) throws IOException {
        String election = Files.readString(Path.of("scenarios/own/RingElection.java"));
        Map<String, byte[]> files = new TreeMap<>();
        String text = "package election;\n" + election.substring(0, election.lastIndexOf('}')) + PLUGIN;
        Problems problems = new Problems();
        new SourceCompiler(Source.of(0, "RingElection.java", text), text, problems)
                .compile()
                .orElseThrow()
                .forEach((name, bytes) -> files.put(name.replace('.', '/') + ".class", bytes));
        if (service) {
            byte[] named = "election.RingElection$Plugin\n".getBytes(StandardCharsets.UTF_8);
            files.put("META-INF/services/" + ProtocolPlugin.class.getName(), named);
        }
        Path jar = folder.resolve("election.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new JarEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return jar;
    }

    @Test
    void aProtocolInAJarIsNamedConfiguredAndRunLikeAnyOther() throws Exception {
        Catalog catalog = Plugins.with(Catalog.standard(), List.of(jar(true)));
        ProtocolEntry<?> entry = catalog.protocols().get(catalog.protocols().size() - 1);
        assertEquals("ring-election", entry.name());
        assertEquals("Chang and Roberts, from a jar", entry.description());
        Path file = Files.writeString(
                folder.resolve("jar.yaml"),
                Files.readString(Path.of("scenarios/own/ring-election.yaml"))
                        .replace("protocol:\n  java: RingElection.java\n  options:", "protocol:\n  ring-election:"));
        Scenario scenario = ScenarioLoader.load(file, Map.of(), catalog);
        Scenario shipped =
                ScenarioLoader.load(Path.of("scenarios/own/ring-election.yaml"), Map.of(), Catalog.standard());
        assertEquals(
                new ScenarioRun(shipped, 3).run((timeNanos, events) -> true).fingerprint(),
                new ScenarioRun(scenario, 3).run((timeNanos, events) -> true).fingerprint());
    }

    @Test
    void aJarWithoutProtocolOrWithOneThatIsThereIsTold() throws Exception {
        Path empty = jar(false);
        Plugins.BadPlugin none =
                assertThrows(Plugins.BadPlugin.class, () -> Plugins.with(Catalog.standard(), List.of(empty)));
        assertTrue(none.getMessage().contains("brings no protocol: it has no META-INF/services/"), none.getMessage());
        Path jar = jar(true);
        Plugins.BadPlugin twice =
                assertThrows(Plugins.BadPlugin.class, () -> Plugins.with(Catalog.standard(), List.of(jar, jar)));
        assertTrue(twice.getMessage().contains("there is a protocol `ring-election` already"), twice.getMessage());
        assertThrows(
                Plugins.BadPlugin.class, () -> Plugins.with(Catalog.standard(), List.of(folder.resolve("no.jar"))));
    }
}
