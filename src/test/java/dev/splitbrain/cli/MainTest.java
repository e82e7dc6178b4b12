package dev.splitbrain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
    @Test
    void aCommandReadAloneIsTheSameAsAmongAllOthers() {
        Map<String, CommandLine> all = Main.commandLine().getSubcommands();
        assertTrue(all.size() > 10, all.keySet().toString());
        all.forEach((name, command) -> {
            CommandLine alone = Main.commandLine(name).getSubcommands().get(name);
            assertEquals(command.getUsageMessage(), alone.getUsageMessage());
        });
    }

    @Test
    void whatSpeaksOfAllCommandsKnowsAll() {
        for (String words : new String[] {"completion", "help", "--help"}) {
            Cli cli = Cli.run(words);
            for (String name : new String[] {"run", "sweep", "serve"})
                assertTrue(cli.out().contains(name), words + " does not know " + name);
        }
        assertTrue(Cli.run("rum").err().contains("did you mean `run`?"));
    }

    @Test
    void whatIsOutOfBoundsIsRefusedBeforeAnythingRuns() {
        String file = "scenarios/raft/leader-crash.yaml";
        assertRefused("Invalid value for option '--output': the name is empty", "run", file, "-o", "");
        assertRefused("--runs must be at least 1, got 0", "shrink", file, "--runs", "0");
        assertRefused("--width must be from 46 to 10000, got -5", "replay", file, "--text", "--width", "-5");
        assertRefused("--width must be from 46 to 10000, got 2000000000", "replay", file, "--width", "2000000000");
        assertRefused("--port must be from 1 to 65535, got 99999", "serve", "--port", "99999");
        assertRefused("--port must be from 1 to 65535, got -1", "serve", "--port", "-1");
    }

    private static void assertRefused(String reason, String... arguments) {
        Cli cli = Cli.run(arguments);
        assertEquals(ExitCode.USAGE, cli.code(), reason);
        assertTrue(cli.err().startsWith("error: " + reason), cli.err());
    }

    @Test
    void aWindowIsToldByTheOptionThatIsWrong() {
        String[] replay = {"replay", "scenarios/raft/figure-8.yaml", "--text", "--from", "100s"};
        assertRefused("--from: 100s is not before the end of the run, which lasts 6 s", replay);
        replay[4] = "-1s";
        assertRefused("--from: expected a time such as 15.2s, got `-1s`", replay);
    }

    @Test
    void everyCommandThatDoesManyRunsDemandsAThreadForThem() {
        String file = "scenarios/raft/leader-crash.yaml";
        for (String command : new String[] {"sweep " + file, "search " + file, "odds " + file, "shrink " + file}) {
            Cli cli = Cli.run((command + " --jobs 0").split(" "));
            assertEquals(ExitCode.USAGE, cli.code(), command);
            assertEquals("error: --jobs must be at least 1, got 0\n", cli.err(), command);
        }
    }
}
