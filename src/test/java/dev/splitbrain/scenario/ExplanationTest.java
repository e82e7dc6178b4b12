package dev.splitbrain.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.scenario.explain.Explanation;
import dev.splitbrain.scenario.explain.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationTest {
    private static final Path FOLDER = Path.of("src/test/resources/explain");

    @TempDir
    Path folder;

    @Test
    void saysWhatAScenarioWillDo() throws IOException {
        for (String name : new String[] {"faults-of-every-time", "script-and-phases"}) {
            Path expected = FOLDER.resolve(name + ".txt");
            Scenario scenario = Texts.load(folder, Files.readString(FOLDER.resolve(name + ".yaml")));
            String said = Explanation.of(scenario, Catalog.standard());
            if (Boolean.getBoolean("splitbrain.rewrite")) Files.writeString(expected, said);
            assertEquals(Files.readString(expected), said);
        }
    }

    @Test
    void theTemplateOfEveryProtocolLoads() {
        for (ProtocolEntry<?> entry : Catalog.standard().protocols()) {
            String text = Template.of(entry.name(), Catalog.standard()).orElseThrow();
            Scenario scenario = Texts.load(folder, text);
            assertEquals(entry.name(), scenario.protocol().name());
            assertEquals(entry.defaults(), scenario.protocol().settings(), "the options stand there at their defaults");
        }
    }

    @Test
    void aTemplateTellsWhatOptionsMean() {
        String text = Template.of("raft", Catalog.standard()).orElseThrow();
        assertTrue(text.contains("election_timeout: {uniform: [150ms, 300ms]}"), text);
        assertTrue(Template.of("rafd", Catalog.standard()).isEmpty());
    }
}
