package dev.splitbrain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultOptionsTest {
    private static final String SCENARIO = """
            version: 1
            name: Two faults
            duration: 4s
            heal: 3s
            protocol: raft
            nodes: 3
            faults:
              - {at: 1s, restart: n1}
              - {at: 2s, restart: n2}
            checks: [one-leader-per-term]
            """;

    @TempDir
    private Path folder;

    private Cli run(String options) throws IOException {
        Path file = folder.resolve("two.yaml");
        Files.writeString(file, SCENARIO);
        List<String> words = new ArrayList<>(List.of("run", file.toString(), "--no-files", "--quiet"));
        if (!options.isEmpty()) words.addAll(List.of(options.split(" ")));
        return Cli.run(words.toArray(String[]::new));
    }

    private void assertRefused(String error, String options) throws IOException {
        Cli cli = run(options);
        assertEquals(ExitCode.USAGE, cli.code(), options);
        assertEquals("error: " + error, cli.err().strip());
    }

    @Test
    void whatCannotBeMeantIsToldByTheOptionThatSaysIt() throws IOException {
        assertRefused("there is no fault.3; the run has fault.1, fault.2", "--without fault.3");
        assertRefused("--only: expected a fault such as fault.2, got `1`", "--only 1");
        assertRefused("--at: expected a fault and a time such as fault.1=12s, got `12s`", "--at 12s");
        assertRefused("--at: expected a time such as 12s, got `12`", "--at fault.1=12");
        assertRefused("--at: fault.1 would come at 3s, and all faults are over at 3s", "--at fault.1=3s");
    }

    @Test
    void aFaultThatIsLeftOutIsNotKeptOrMovedAsWell() throws IOException {
        String end = " has nothing to say of it\n  = one of the two";
        assertRefused("fault.1 is left out by --without, so that --only" + end, "--without fault.1 --only fault.1");
        assertRefused("fault.1 is left out by --without, so that --at" + end, "--without fault.1 --at fault.1=2s");
        assertRefused("fault.2 is left out by --only, so that --at" + end, "--only fault.1 --at fault.2=1s");
        assertEquals(ExitCode.AS_EXPECTED, run("--only fault.1 --at fault.1=2s").code());
    }
}
