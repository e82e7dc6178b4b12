package dev.splitbrain.scenario.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.scenario.yaml.Problems;
import dev.splitbrain.scenario.yaml.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lint finds what breaks determinism, at its line, and nothing else. */
class LintTest {
    private static final String MARK = "// lint: ";

    private static List<Finding> findings(Path file) throws IOException {
        String text = Files.readString(file);
        Problems problems = new Problems();
        Source source = Source.of(0, file.toString(), text);
        return Lint.of(new SourceCompiler(source, text, problems).compile().orElseThrow());
    }

    @Test
    void eachLineThatBreaksDeterminismIsFoundAndNoOther() throws Exception {
        Path file = Path.of("src/test/resources/own/Careless.java");
        List<String> expected = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            int mark = lines.get(i).indexOf(MARK);
            if (mark < 0) continue;
            for (String one : lines.get(i).substring(mark + MARK.length()).split("; "))
                expected.add("Careless.java:" + (i + 1) + " " + one);
        }
        List<String> found = findings(file).stream()
                .map(one -> one.file() + ":" + one.line() + " " + one.method() + " " + one.what())
                .toList();
        assertEquals(String.join("\n", expected), String.join("\n", found));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ring", "RingElection"})
    void whatIsShippedHasNoFindings(String name) throws Exception {
        assertEquals(List.of(), findings(Path.of("scenarios/own", name + ".java")));
    }
}
