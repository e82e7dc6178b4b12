package dev.splitbrain.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every scenario that we ship comes out as it says, and with the fingerprint that stands in a file: the same on every
 * machine and JDK. Rewrite the file with -Dsplitbrain.rewrite=true, and say in the commit why the new runs are right.
 */
class ShippedScenariosTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/fingerprints.txt");
    private static final Map<String, String> FINGERPRINTS = new TreeMap<>();

    private static List<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyScenarioComesOutAsExpected() throws IOException {
        boolean rewrite = Boolean.getBoolean("splitbrain.rewrite");
        Map<String, String> golden = golden();
        List<Path> files = scenarios();
        Stream<DynamicTest> runs = files.stream()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    RunResult result = run(file);
                    List<String> unexpected = new ArrayList<>();
                    for (Judged judged : result.checks()) {
                        if (!judged.asExpected())
                            unexpected.add(judged.planned().name() + ": " + judged.verdict());
                    }
                    assertEquals(List.of(), unexpected);
                    FINGERPRINTS.put(name(file), result.fingerprint());
                    if (!rewrite) assertEquals(golden.get(name(file)), result.fingerprint(), "the run has changed");
                }));
        DynamicTest writing = DynamicTest.dynamicTest("golden file", () -> {
            if (rewrite) write();
            assertEquals(files.stream().map(ShippedScenariosTest::name).toList(), List.copyOf(golden().keySet()));
        });
        return Stream.concat(runs, Stream.of(writing));
    }

    @Test
    void anotherSeedGivesAnotherRun() throws Exception {
        Scenario scenario = load(Path.of("scenarios/raft/leader-crash.yaml"));
        RunResult one = new ScenarioRun(scenario, 1).run((timeNanos, events) -> true);
        RunResult two = new ScenarioRun(scenario, 2).run((timeNanos, events) -> true);
        assertTrue(!one.fingerprint().equals(two.fingerprint()));
        assertEquals(
                one.end(),
                new ScenarioRun(scenario, 1).run((timeNanos, events) -> true).end());
    }

    private static RunResult run(Path file) throws ScenarioException {
        Scenario scenario = load(file);
        return new ScenarioRun(scenario, scenario.seed()).run((timeNanos, events) -> true);
    }

    private static Scenario load(Path file) throws ScenarioException {
        return ScenarioLoader.load(file, Map.of(), Catalog.standard());
    }

    private static String name(Path file) {
        return Path.of("scenarios").relativize(file).toString().replace('\\', '/');
    }

    private static Map<String, String> golden() throws IOException {
        Map<String, String> golden = new TreeMap<>();
        if (!Files.exists(GOLDEN)) return golden;
        for (String line : Files.readAllLines(GOLDEN)) {
            golden.put(line.substring(0, line.indexOf(' ')), line.substring(line.lastIndexOf(' ') + 1));
        }
        return golden;
    }

    private static void write() throws IOException {
        StringBuilder out = new StringBuilder();
        FINGERPRINTS.forEach((name, fingerprint) ->
                out.append(name).append("  ").append(fingerprint).append('\n'));
        Files.writeString(GOLDEN, out);
    }
}
