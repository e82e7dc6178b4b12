package dev.splitbrain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code splitbrain validate}. */
class ValidateCommandTest {
    private static final String RIGHT = """
            version: 1
            name: Right
            duration: 10s
            protocol: raft
            nodes: 3
            faults: [{at: 5s, crash: leader, for: 2s}]
            """;

    @TempDir
    private Path folder;

    private void write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void readsFoldersAndSumsUpInOneLine() throws Exception {
        write("a/one.yaml", RIGHT);
        write("a/deeper/two.yml", RIGHT);
        write("a/notes.txt", "nothing");
        Cli all = Cli.run("validate", folder.resolve("a").toString());
        assertEquals(0, all.code(), all.err());
        assertTrue(all.out().endsWith("2 scenarios: all ok\n"), all.out());

        write("a/three.yaml", RIGHT.replace("10s", "10").replace("crash", "crahs"));
        Cli some = Cli.run("validate", folder.resolve("a").toString());
        assertEquals(2, some.code());
        assertTrue(some.out().endsWith("3 scenarios: 2 ok, 1 with 2 problems\n"), some.out() + some.err());
        assertTrue(some.err().contains("three.yaml:3:11: error: expected a duration"), some.err());
    }

    @Test
    void saysInWordsWhatAScenarioWillDo() throws Exception {
        write("one.yaml", RIGHT);
        Cli said = Cli.run("validate", "--verbose", folder.resolve("one.yaml").toString());
        assertTrue(said.out().contains("raft on 3 nodes (n1, n2, n3), 10s of virtual time"), said.out());
        assertTrue(said.out().contains("5s  fault 1: crash leader, for 2s"), said.out());
        assertTrue(said.out().contains("7s  fault 1 ends"), said.out());
    }

    @Test
    void printsTheSchemaAndNothingElse() throws Exception {
        assertEquals(
                Files.readString(Path.of("scenarios/scenario-v1.schema.json")),
                Cli.run("validate", "--schema").out());
    }

    @Test
    void namingNothingIsAnError() {
        Cli nothing = Cli.run("validate");
        assertEquals(2, nothing.code());
        assertTrue(nothing.err().contains("no scenario to read"), nothing.err());
    }
}
