package dev.splitbrain.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.yaml.Problems;
import dev.splitbrain.scenario.yaml.Source;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.scenario.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A scenario whose checks say {@code only-if} has more than one side: it is run with each of the settings that they name, and
 * must come out as it says. A lesson of consensus, of atomic commitment and of elections has both sides: one setting under which a check is violated,
 * as expected, and one under which the same check holds.
 */
class LessonsTest {
    private static final List<String> FOLDERS = List.of("raft", "paxos", "consensus", "commit", "elections");
    private static final List<String> TWO_SIDED = List.of("raft", "paxos", "commit", "elections");

    @TestFactory
    Stream<DynamicTest> everySettingOfALessonComesOutAsTheScenarioSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : scenarios()) {
            for (Map<String, String> settings : sides(file)) {
                tests.add(DynamicTest.dynamicTest(file + " with " + settings, () -> {
                    RunResult run = run(file, settings);
                    List<String> unexpected = run.checks().stream()
                            .filter(judged -> !judged.asExpected())
                            .map(judged -> judged.label() + " is " + judged.verdict())
                            .toList();
                    assertEquals(List.of(), unexpected);
                }));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> everyViolationThatALessonExpectsIsGoneWithAnotherSetting() throws IOException {
        return scenarios().stream()
                .filter(file -> TWO_SIDED.contains(file.getName(1).toString()))
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    Set<String> violated = new TreeSet<>();
                    Set<String> valid = new TreeSet<>();
                    List<Map<String, String>> sides = new ArrayList<>(sides(file));
                    sides.add(Map.of());
                    for (Map<String, String> settings : sides) {
                        load(file, settings).checks().forEach(check -> (check.expectViolated() ? violated : valid)
                                .add(check.name()));
                    }
                    violated.removeAll(valid);
                    assertEquals(Set.of(), violated, "checks without another side");
                }));
    }

    /** The settings that the checks of a scenario name, each once. */
    private static Set<Map<String, String>> sides(Path file) throws IOException {
        Source source = Source.of(0, file.toString(), Files.readString(file));
        YamlNode tree =
                YamlReader.read(source, Files.readString(file), new Problems()).orElseThrow();
        Set<Map<String, String>> sides = new LinkedHashSet<>();
        ((YamlNode.Mapping) tree).get("checks").ifPresent(checks -> collect(checks, sides));
        return sides;
    }

    private static void collect(YamlNode node, Set<Map<String, String>> sides) {
        if (node instanceof YamlNode.Sequence list) list.items().forEach(item -> collect(item, sides));
        if (!(node instanceof YamlNode.Mapping map)) return;
        for (YamlNode.Entry entry : map.entries()) {
            if (entry.name().equals("only-if")) sides.add(settings((YamlNode.Mapping) entry.value()));
            else collect(entry.value(), sides);
        }
    }

    private static Map<String, String> settings(YamlNode.Mapping onlyIf) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (YamlNode.Entry entry : onlyIf.entries())
            settings.put(entry.name(), entry.value().flow());
        return settings;
    }

    private static RunResult run(Path file, Map<String, String> settings) throws ScenarioException {
        Scenario scenario = load(file, settings);
        assertTrue(!scenario.checks().isEmpty());
        return new ScenarioRun(scenario, scenario.seed()).run((timeNanos, events) -> true);
    }

    private static Scenario load(Path file, Map<String, String> settings) throws ScenarioException {
        return ScenarioLoader.load(file, settings, Catalog.standard());
    }

    private static List<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> FOLDERS.contains(file.getName(1).toString()))
                    .sorted()
                    .toList();
        }
    }
}
