package dev.splitbrain.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.scenario.explain.Explanation;
import dev.splitbrain.scenario.explain.Template;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    static List<String> protocols() {
        return Catalog.standard().protocols().stream().map(ProtocolEntry::name).toList();
    }

    /** For every protocol of the catalog: what {@code splitbrain new} writes is right, fits the schema, and passes. */
    @ParameterizedTest
    @MethodSource("protocols")
    void theTemplateOfAProtocolRunsAndComesOutAsExpected(String name) {
        String text = Template.of(name, Catalog.standard()).orElseThrow();
        Scenario scenario = Texts.load(folder, text);
        assertEquals(name, scenario.protocol().name());
        assertEquals(entry(name).defaults(), scenario.protocol().settings(), "the options are at their defaults");
        assertTrue(ScenarioSchemaTest.fits(text), text);
        RunResult result = new ScenarioRun(scenario, scenario.seed()).run((timeNanos, events) -> true);
        for (Judged judged : result.checks()) assertTrue(judged.asExpected(), judged.toString());
        assertEquals(1, result.faults().size());
    }

    private static ProtocolEntry<?> entry(String name) {
        return Catalog.standard().protocols().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTemplateTellsWhatOptionsMean() {
        String text = Template.of("raft", Catalog.standard()).orElseThrow();
        assertTrue(text.contains("election_timeout: {uniform: [150ms, 300ms]}"), text);
        assertTrue(Template.of("rafd", Catalog.standard()).isEmpty());
    }
}
