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
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every mistake that a protocol declares is caught by the checks: by the shipped scenario that is about it, or in the
 * protocol's hunt, a scenario full of faults, within so many seeds, in which the protocol without mistakes passes.
 */
class MutantsAreCaughtTest {
    private static final List<String> PROTOCOLS =
            List.of("raft", "paxos", "multi-paxos", "fast-paxos", "2pc", "3pc", "paxos-commit");
    private static final Path HUNTS = Path.of("src/test/resources/hunts");
    private static final int SEEDS = 60;
    private static final int SEEDS_WITHOUT_MISTAKES = 12;

    @TestFactory
    Stream<DynamicTest> everyDeclaredMutantIsCaught() {
        return entries().flatMap(entry -> mutants(entry).stream()
                .map(mutant -> DynamicTest.dynamicTest(entry.name() + ": " + mutant, () -> {
                    if (isCaughtByItsLesson(entry.name(), mutant)) return;
                    long seed = firstViolation(entry.name(), mutant, SEEDS);
                    assertTrue(seed > 0, () -> mutant + " passes for " + entry.name() + " in " + SEEDS + " runs");
                })));
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
        return Catalog.standard().protocols().stream().filter(entry -> PROTOCOLS.contains(entry.name()));
    }

    private static List<String> mutants(ProtocolEntry<?> entry) {
        return Stream.of(entry.settingsRecord().getRecordComponents())
                .filter(component -> component.getName().equals("mutant"))
                .map(RecordComponent::getType)
                .flatMap(type -> Stream.of(type.getEnumConstants()))
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .filter(name -> !name.equals("none"))
                .toList();
    }

    /** Whether a shipped scenario that sets this mistake expects a violation then, and finds it. */
    private static boolean isCaughtByItsLesson(String protocol, String mutant) throws IOException, ScenarioException {
        String path = "protocol." + protocol + ".mutant";
        for (Path file : filesThatName(mutant)) {
            Scenario asItStands = load(file, Map.of());
            if (!asItStands.protocol().name().equals(protocol) || !text(file).contains("mutant: ")) continue;
            Scenario scenario = load(file, Map.of(path, mutant));
            RunResult run = new ScenarioRun(scenario, scenario.seed()).run((timeNanos, events) -> true);
            if (run.asExpected() && run.verdict() == Answer.VIOLATED) return true;
        }
        return false;
    }

    private static List<Path> filesThatName(String mutant) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .filter(file -> text(file).matches("(?s).*[ :]" + mutant + "[ },\n].*"))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
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
