package dev.splitbrain.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.yaml.Problems;
import dev.splitbrain.scenario.yaml.Source;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.scenario.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScenarioSchemaTest {
    private static final Path CHECKED_IN = Path.of("scenarios", ScenarioSchema.FILE_NAME);
    private static final Map<String, Object> SCHEMA = ScenarioSchema.tree(Catalog.standard());

    @Test
    void theCheckedInSchemaIsTheOneOfTheModel() throws IOException {
        String made = ScenarioSchema.json(Catalog.standard());
        if (Boolean.getBoolean("splitbrain.rewrite")) Files.writeString(CHECKED_IN, made);
        assertEquals(made, Files.readString(CHECKED_IN), "stale: run the tests with -Dsplitbrain.rewrite=true");
    }

    @Test
    void everyScenarioThatLoadsFitsTheSchema() throws IOException {
        List<Path> all = Stream.concat(yaml(Path.of("scenarios")), yaml(Path.of("src/test/resources/loader")))
                .filter(ScenarioSchemaTest::loads)
                .toList();
        assertTrue(all.size() > 1, "there are scenarios");
        for (Path file : all) assertTrue(fits(Files.readString(file)), file.toString());
    }

    @Test
    void theFirstLineOfEveryScenarioLeadsEditorsToTheSchema() throws IOException {
        Pattern modeline = Pattern.compile("# yaml-language-server: \\$schema=(\\S+)");
        for (Path file : yaml(Path.of("scenarios")).toList()) {
            Matcher first = modeline.matcher(Files.readAllLines(file).get(0));
            assertTrue(first.matches(), file + " begins with the modeline");
            assertEquals(CHECKED_IN, file.resolveSibling(first.group(1)).normalize(), file.toString());
        }
    }

    @Test
    void typosAndBareNumbersDoNotFit() {
        String right =
                Texts.with("network: {latency: {lognormal: {p50: 5ms, p99: 20ms}}}\nchecks: [{availability: 98%}]");
        assertTrue(fits(right));
        for (String[] change : List.of(
                new String[] {"latency", "latncy"},
                new String[] {"5ms", "5"},
                new String[] {"lognormal", "lognrmal"},
                new String[] {"p99", "p98"},
                new String[] {"60s", "60"},
                new String[] {"raft", "rafd"},
                new String[] {"nodes: 5", "nodes: 0"},
                new String[] {"availability", "availbility"},
                new String[] {"name: Test", "title: Test"})) {
            assertFalse(fits(right.replaceFirst(change[0], change[1])), change[1]);
        }
    }

    @Test
    void whatAnIncludeMaySupplyIsNotDemandedBesideIt() {
        String other = "version: 1\nname: The same for longer\nduration: 90s\n";
        assertFalse(fits(other), "it says neither a protocol nor nodes");
        assertTrue(fits(other + "include: base.yaml\n"));
        assertFalse(fits(other + "include: base.yaml\nnodse: 3\n"), "a typo is one all the same");
    }

    /** Editors show the innermost description: a key's own must not be hidden by that of what it refers to. */
    @Test
    void everyKeyHasAHoverOfItsOwn() {
        List<String> silent = new ArrayList<>();
        collect("", SCHEMA, silent);
        assertEquals(List.of(), silent);
        for (Object definition : ((Map<?, ?>) SCHEMA.get("definitions")).values()) {
            assertFalse(((Map<?, ?>) definition).containsKey("description"), definition.toString());
        }
    }

    private static void collect(String path, Object node, List<String> silent) {
        if (node instanceof List<?> list) list.forEach(item -> collect(path, item, silent));
        if (!(node instanceof Map<?, ?> map)) return;
        if (map.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((key, property) -> {
                Object description = ((Map<?, ?>) property).get("description");
                if (description == null || description.toString().length() < 10) silent.add(path + "." + key);
            });
        }
        map.forEach((key, value) -> collect(path + "." + key, value, silent));
    }

    private static Stream<Path> yaml(Path folder) throws IOException {
        return Files.walk(folder)
                .filter(file -> file.toString().endsWith(".yaml"))
                .sorted();
    }

    private static boolean loads(Path file) {
        try {
            ScenarioLoader.load(file, Map.of(), Catalog.standard());
            return true;
        } catch (ScenarioException e) {
            return false;
        }
    }

    static boolean fits(String text) {
        Problems problems = new Problems();
        Optional<YamlNode> tree = YamlReader.read(Source.of(0, "test", text), text, problems);
        return new SchemaCheck(SCHEMA).fits(tree.orElseThrow(), SCHEMA);
    }
}
