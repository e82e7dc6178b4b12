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
    void everyCommandThatDoesManyRunsDemandsAThreadForThem() {
        String file = "scenarios/raft/leader-crash.yaml";
        for (String command : new String[] {"sweep " + file, "search " + file, "odds " + file, "shrink " + file}) {
            Cli cli = Cli.run((command + " --jobs 0").split(" "));
            assertEquals(ExitCode.USAGE, cli.code(), command);
            assertEquals("error: --jobs must be at least 1, got 0\n", cli.err(), command);
        }
    }
}
