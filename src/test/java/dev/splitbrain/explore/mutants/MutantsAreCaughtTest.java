package dev.splitbrain.explore.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.explore.search.Search;
import dev.splitbrain.explore.trial.Trials;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.Variants;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.scenario.own.Permission;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every mistake that a protocol declares is caught by the checks: by the shipped scenario that is about it; or by a search in the
 * protocol's hunt, where the same search finds nothing in the protocol without mistakes; or, where it has no hunt, by another
 * scenario, which comes out as it says without the mistake and not with it.
 */
class MutantsAreCaughtTest {
    private static final Path HUNTS = Path.of("scenarios/hunts");
    private static final int RUNS = 400;
    private static final int RUNS_WITHOUT_MISTAKES = 40;
    private static final int THREADS = 2;
    private static final int MOST_NODES = 1000; // larger scenarios take too long to try every mistake on

    @TestFactory
    Stream<DynamicTest> everyDeclaredMutantIsCaught() throws IOException, ScenarioException {
        List<Scenario> shipped = new ArrayList<>();
        for (Path file : scenarios()) shipped.add(load(file, Map.of()));
        return entries().flatMap(entry -> entry.mutants().stream()
                .map(mutant -> DynamicTest.dynamicTest(
                        entry.name() + ": " + mutant,
                        () -> assertTrue(
                                isCaughtByItsLesson(of(entry, shipped), mutant)
                                        || (Files.exists(hunt(entry.name()))
                                                ? !found(entry.name(), mutant, RUNS)
                                                        .isEmpty()
                                                : isCaughtByAnotherScenario(of(entry, shipped), mutant)),
                                "no scenario catches it, and no hunt of " + RUNS + " runs"))));
    }

    @Test
    void thereAreMistakesInEveryFamily() {
        assertTrue(entries().mapToInt(entry -> entry.mutants().size()).sum() >= 25);
        List<String> without = entries()
                .filter(entry -> entry.mutants().isEmpty())
                .map(ProtocolEntry::name)
                .toList();
        assertEquals(List.of("primary-backup", "ping"), without);
    }

    @TestFactory
    Stream<DynamicTest> theProtocolWithoutMistakesPassesTheHunt() {
        return entries()
                .filter(entry -> Files.exists(hunt(entry.name())))
                .map(entry -> DynamicTest.dynamicTest(
                        entry.name(),
                        () -> assertEquals(List.of(), found(entry.name(), "none", RUNS_WITHOUT_MISTAKES))));
    }

    private static Stream<ProtocolEntry<?>> entries() {
        return Catalog.standard().protocols().stream();
    }

    private static List<Scenario> of(ProtocolEntry<?> entry, List<Scenario> shipped) {
        return shipped.stream()
                .filter(scenario -> scenario.protocol().name().equals(entry.name()))
                .toList();
    }

    /** Whether a shipped scenario that sets this mistake expects a violation then, and finds it. */
    private static boolean isCaughtByItsLesson(List<Scenario> shipped, String mutant)
            throws IOException, ScenarioException {
        for (Scenario scenario : shipped) {
            String text = Files.readString(Path.of(scenario.file()));
            boolean names = text.contains("mutant: ") && text.matches("(?s).*[ :]" + mutant + "[ },\n].*");
            if (!names) continue;
            RunResult run = run(scenario, mutant);
            if (run.asExpected() && run.verdict() == Answer.VIOLATED) return true;
        }
        return false;
    }

    /** Whether a shipped scenario, whatever it is about, finds a violation that it does not expect. */
    private static boolean isCaughtByAnotherScenario(List<Scenario> shipped, String mutant) throws ScenarioException {
        for (Scenario scenario : shipped) {
            boolean takesLong = scenario.world().nodes().size() > MOST_NODES
                    || scenario.file().startsWith("scenarios/fidelity");
            if (takesLong) continue;
            if (run(scenario, mutant).checks().stream().anyMatch(MutantsAreCaughtTest::isUnexpectedlyViolated))
                return true;
        }
        return false;
    }

    private static RunResult run(Scenario asItStands, String mutant) throws ScenarioException {
        String path = "protocol." + asItStands.protocol().name() + ".mutant";
        Scenario scenario = load(Path.of(asItStands.file()), Map.of(path, mutant));
        return new ScenarioRun(scenario, scenario.seed()).run((timeNanos, events) -> true);
    }

    private static boolean isUnexpectedlyViolated(Judged judged) {
        return !judged.asExpected() && judged.verdict().answer() == Answer.VIOLATED;
    }

    private static List<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** The kinds of violation that a search in the protocol's hunt finds first. */
    private static List<String> found(String protocol, String mutant, int runs) throws ScenarioException {
        Variants variants = new Variants(
                hunt(protocol),
                Map.of("protocol." + protocol + ".mutant", mutant),
                Catalog.standard(),
                Permission.ofThisFolder());
        Search search = new Search(
                new Trials(variants, Set.of(), () -> false),
                new Search.Plan(Search.By.COVERAGE, 1, runs, false, THREADS));
        search.run((covered, kinds) -> true);
        return search.findings().stream()
                .map(finding -> finding.violation().kind())
                .toList();
    }

    private static Path hunt(String protocol) {
        return HUNTS.resolve(protocol + ".yaml");
    }

    private static Scenario load(Path file, Map<String, String> settings) throws ScenarioException {
        return ScenarioLoader.load(file, settings, Catalog.standard());
    }
}
