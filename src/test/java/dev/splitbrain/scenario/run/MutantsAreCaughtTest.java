package dev.splitbrain.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every mistake that a protocol declares is caught by the checks: by the shipped scenario that is about it; or in the
 * protocol's hunt, a scenario full of faults, within so many seeds, in which the protocol without mistakes passes; or, where it
 * has no hunt, by another scenario, which comes out as it says without the mistake and not with it.
 */
class MutantsAreCaughtTest {
    private static final Path HUNTS = Path.of("src/test/resources/hunts");
    private static final int SEEDS = 60;
    private static final int SEEDS_WITHOUT_MISTAKES = 12;
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
                                                ? firstViolation(entry.name(), mutant, SEEDS) > 0
                                                : isCaughtByAnotherScenario(of(entry, shipped), mutant)),
                                "no scenario catches it, and no hunt of " + SEEDS + " runs"))));
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
                        () -> assertEquals(0, firstViolation(entry.name(), "none", SEEDS_WITHOUT_MISTAKES))));
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

    /** The first seed whose hunt finds a violation; 0 if none does. */
    private static long firstViolation(String protocol, String mutant, int seeds) throws ScenarioException {
        Scenario scenario = load(hunt(protocol), Map.of("protocol." + protocol + ".mutant", mutant));
        return LongStream.rangeClosed(1, seeds)
                .filter(seed -> new ScenarioRun(scenario, seed)
                                .run((timeNanos, events) -> true)
                                .verdict()
                        == Answer.VIOLATED)
                .findFirst()
                .orElse(0);
    }

    private static Path hunt(String protocol) {
        return HUNTS.resolve(protocol + ".yaml");
    }

    private static Scenario load(Path file, Map<String, String> settings) throws ScenarioException {
        return ScenarioLoader.load(file, settings, Catalog.standard());
    }
}
