package dev.splitbrain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code splitbrain new}. */
class NewCommandTest {
    @TempDir
    private Path folder;

    @Test
    void writesAScenarioThatIsRightAndTheSchemaThatItsFirstLineNames() throws Exception {
        Path file = folder.resolve("mine/crash.yaml");
        Cli made = Cli.run("new", "raft", file.toString());
        assertEquals(0, made.code(), made.err());
        assertTrue(made.out().contains("and scenario-v1.schema.json (editor completion)"), made.out());
        assertTrue(made.out().endsWith("next: splitbrain run " + file + "\n"), made.out());
        String first = Files.readAllLines(file).get(0);
        assertEquals("# yaml-language-server: $schema=./scenario-v1.schema.json", first);
        assertEquals(
                Files.readString(Path.of("scenarios/scenario-v1.schema.json")),
                Files.readString(file.resolveSibling("scenario-v1.schema.json")));
        assertEquals(0, Cli.run("validate", file.toString()).code());
        try (Stream<Path> files = Files.list(folder.resolve("mine"))) {
            assertEquals(2, files.count(), "and nothing else");
        }
    }

    @Test
    void replacesNothingUnlessItIsToldTo() throws Exception {
        Path file = Files.writeString(folder.resolve("crash.yaml"), "my work\n");
        Path schema = Files.writeString(folder.resolve("scenario-v1.schema.json"), "another version\n");
        Cli refused = Cli.run("new", "raft", file.toString());
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("is there already"), refused.err());
        assertEquals("my work\n", Files.readString(file));

        Cli other = Cli.run("new", "raft", folder.resolve("other.yaml").toString());
        assertEquals(0, other.code());
        assertTrue(other.err().contains("which is of another version; --force replaces it"), other.err());
        assertEquals("another version\n", Files.readString(schema));

        assertEquals(0, Cli.run("new", "raft", file.toString(), "--force").code());
        assertTrue(Files.readString(file).contains("protocol:"));
        assertTrue(Files.readString(schema).startsWith("{"));
    }

    @Test
    void aWrongNameIsToldWithWhatWouldDoAndNothingIsWritten() throws Exception {
        for (List<String> arguments : List.of(List.of("new", "rafd", folder + "/a.yaml"), List.of("new"))) {
            Cli wrong = Cli.run(arguments.toArray(String[]::new));
            assertEquals(2, wrong.code());
            assertTrue(wrong.err().contains("multi-paxos"), wrong.err());
            assertFalse(wrong.err().contains("\tat "), wrong.err());
        }
        assertTrue(Cli.run("new", "rafd").err().contains("did you mean `raft`?"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }
}
