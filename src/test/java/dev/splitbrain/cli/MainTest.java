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
}
