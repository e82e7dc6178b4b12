package dev.splitbrain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code splitbrain search --mutants}. */
class MutantsOfProtocolsTest {
    private static final String HUNT = "scenarios/hunts/raft.yaml";

    @TempDir
    private Path folder;

    private Cli search(String... options) {
        List<String> words = new ArrayList<>(List.of("search"));
        words.addAll(List.of(options));
        words.addAll(List.of("--runs", "2", "-o", folder.resolve("out").toString()));
        return Cli.run(words.toArray(String[]::new));
    }

    private void assertRefused(String reason, String... options) {
        Cli cli = search(options);
        assertEquals(ExitCode.USAGE, cli.code(), cli.out());
        assertTrue(cli.err().startsWith("error: " + reason), cli.err());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void whatItDoesNotGoByIsRefusedWithAReason() {
        assertRefused("--check says nothing to --mutants", HUNT, "--mutants", "--check", "linearizable");
        assertRefused("--for says nothing to --mutants", HUNT, "--mutants", "--for", "1s");
        assertRefused("--all says nothing to --mutants", HUNT, "--mutants", "--all");
        assertRefused("--mutants prints no JSON", HUNT, "--mutants", "--json");
        assertRefused("--mutants searches by chance", HUNT, "--mutants", "--drops", "1");
    }

    @Test
    void aMistakeThatNoProtocolHereMakesIsToldWithThoseThatItMakes() {
        assertRefused(
                "raft cannot make the mistake `forget-vote`\n  = did you mean `forgets-vote`?",
                HUNT,
                "--mutant",
                "forget-vote");
        assertRefused("there is no scenario in " + folder, folder.toString(), "--mutants");
    }

    @Test
    void withoutFilesNothingIsWritten() {
        Cli cli = search(HUNT, "--mutant", "none", "--no-files");
        assertEquals(ExitCode.AS_EXPECTED, cli.code(), cli.err());
        assertTrue(cli.out().contains("nothing in 2 runs"), cli.out());
        assertFalse(Files.exists(folder.resolve("out")));
    }
}
