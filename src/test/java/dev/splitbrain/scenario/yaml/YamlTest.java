package dev.splitbrain.scenario.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class YamlTest {
    private static YamlNode read(String text) {
        Problems problems = new Problems();
        YamlNode tree =
                YamlReader.read(Source.of(0, "t.yaml", text), text, problems).orElseThrow();
        assertTrue(problems.isEmpty(), () -> problems.sorted().get(0).render());
        return tree;
    }

    @Test
    void plainScalarsReadAsInYaml12() {
        for (String text : List.of("no", "off", "on", "yes", "N", "y"))
            assertEquals(Optional.empty(), CoreScalar.bool(text));
        assertEquals(Optional.of(BigInteger.TEN), CoreScalar.integer("010"), "not octal");
        assertEquals(Optional.of(BigInteger.valueOf(8)), CoreScalar.integer("0o10"));
        assertEquals(Optional.of(BigInteger.valueOf(255)), CoreScalar.integer("0xFF"));
        assertEquals(Optional.empty(), CoreScalar.integer("1_000"), "a text");
        assertEquals(Optional.empty(), CoreScalar.integer("1:30"), "a text, not sexagesimal");
        assertTrue(CoreScalar.isNumber("1.10") && CoreScalar.isNumber("-.5e3"));
        assertTrue(CoreScalar.isNull("~") && CoreScalar.isNull("") && !CoreScalar.isNull("none"));
    }

    @Test
    void everyNodeKnowsItsPlace() {
        YamlNode tree = read("a:\n  - {b: x, c: [y]}\n");
        YamlNode item = ((YamlNode.Sequence) ((YamlNode.Mapping) tree).get("a").orElseThrow())
                .items()
                .get(0);
        assertEquals("t.yaml:2:5", item.mark().toString());
        assertEquals(
                "t.yaml:2:9",
                ((YamlNode.Mapping) item).get("b").orElseThrow().mark().toString());
        assertEquals(
                "t.yaml:2:12",
                ((YamlNode.Mapping) item).entry("c").orElseThrow().key().mark().toString());
    }

    @Test
    void mergeKeysGiveWhatAMapDoesNotSayItself() {
        String text = """
                a: &a {x: 1, y: 1}
                b: &b {y: 2, z: 2}
                c: {<<: [*a, *b], x: 0}
                """;
        YamlNode c = ((YamlNode.Mapping) read(text)).get("c").orElseThrow();
        assertEquals("{x: 0, y: 1, z: 2}", c.inline());
        assertEquals(
                "t.yaml:1:17",
                ((YamlNode.Mapping) c).get("y").orElseThrow().mark().toString());
    }

    @Test
    void flowStyleReadsBackAsTheSame() {
        for (String text : List.of(
                "{a: 5ms, b: [1, x y, 'true'], c: {d: \">= 98%\", e: ''}}",
                "[\"a, b\", 'it''s', \"tab\\there\", \"line\\nbreak\", '#x', 'a: b', \"~\", '*x']")) {
            YamlNode once = read(text);
            YamlNode again = read(once.flow());
            assertEquals(once.inline(), again.inline());
            assertEquals(once.flow(), again.flow());
        }
    }

    @Test
    void suggestionsAreNearAndTiesGoByName() {
        assertEquals(Optional.of("latency"), Suggestion.nearest("latncy", List.of("loss", "latency")));
        assertEquals(Optional.of("loss"), Suggestion.nearest("lsos", List.of("loss", "latency")), "a swap is one step");
        assertEquals(Optional.of("a1"), Suggestion.nearest("a9", List.of("a3", "a1", "a2")));
        assertEquals(
                Optional.empty(), Suggestion.nearest("ls", List.of("loss")), "two steps are too far for two letters");
    }

    @Test
    void theCaretStandsBelowTheCharacterEvenAfterOnesOutsideTheBasicPlane() {
        String text = "name: \uD83D\uDE00 # \u00e9\nseed: [\uD83D\uDE00, x, {]}\n";
        Problems problems = new Problems();
        assertEquals(Optional.empty(), YamlReader.read(Source.of(0, "t.yaml", text), text, problems));
        Problem problem = problems.sorted().get(0);
        String[] lines = problem.render().split("\n");
        int caret = lines[2].indexOf('^');
        assertEquals(']', lines[1].codePointAt(lines[1].offsetByCodePoints(0, caret)), problem.render());
    }

    @Test
    void whatIsWrittenReadsAsTheSameTree() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("scenarios"))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".yaml")).toList()) {
                YamlNode.Mapping tree = (YamlNode.Mapping) read(Files.readString(file));
                String written = YamlWriter.write(tree, List.of("one", "", "two: {"));
                assertEquals(tree.flow(), read(written).flow(), file + "\n" + written);
                assertTrue(written.lines().allMatch(line -> line.length() <= 120), written);
            }
        }
    }

    @Test
    void treesThatNobodyWroteKeepTheirValues() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("number", 5L);
        values.put("text", "5");
        values.put("nothing", null);
        values.put("list", List.of("a b", "null", "true", "x: {", ""));
        YamlNode.Mapping tree = Trees.map("value", Trees.of(values));
        YamlNode read = read(YamlWriter.write(tree, List.of()));
        assertEquals(
                "{value: {number: 5, text: \"5\", nothing: null, list: [a b, \"null\", \"true\", \"x: {\", \"\"]}}",
                read.flow());
    }
}
