package dev.splitbrain.protocol.swim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped scenarios teach: each option decides one, and each wrong variant fails one that the right one passes. */
class SwimLessonsTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "each-by-itself, targets=round-robin",
        "lossy-network, suspicion=fixed",
        "broken-link, helpers=3",
        "deaf-member, suspicion=dynamic",
        "slow-members, suspicion=dynamic max_health=8 nacks=true buddies=true",
        "silent-helpers, nacks=true",
        "buddies, buddies=true",
        "halves-meet-again, reconnect=0s",
        "the-dead-walk, mutant=none"
    })
    void optionDecidesItsLesson(String scenario, String options) throws ScenarioException {
        List<Judged> shipped = run(scenario, "");
        List<Judged> changed = run(scenario, options);
        assertTrue(teaches(shipped) != teaches(changed), "one of the two is the lesson");
        assertEquals(List.of(), unexpected(shipped));
        assertEquals(List.of(), unexpected(changed));
    }

    private static boolean teaches(List<Judged> checks) {
        return checks.stream()
                .anyMatch(judged ->
                        judged.planned().expectViolated() && judged.planned().applies());
    }

    @ParameterizedTest(name = "{0} fails {1}: {2}")
    @CsvSource({
        "never-refutes, refutations, no-false-deaths",
        "keeps-its-incarnation, refutations, no-false-deaths",
        "ignores-helpers, refutations, no-false-deaths",
        "tells-once, a-member-dies, views-agree",
        "suspects-forever, a-member-dies, detects-within",
        "asks-helpers-at-once, a-member-dies, messages-per-node"
    })
    void mutantIsCaught(String mutant, String scenario, String check) throws ScenarioException {
        assertEquals(List.of(), unexpected(run(scenario, "")));
        List<String> failing = unexpected(run(scenario, "mutant=" + mutant));
        assertTrue(failing.contains(check), failing::toString);
    }

    private static List<String> unexpected(List<Judged> checks) {
        return checks.stream()
                .filter(judged -> !judged.asExpected())
                .map(Judged::label)
                .toList();
    }

    private static List<Judged> run(String name, String options) throws ScenarioException {
        Map<String, String> overrides = new LinkedHashMap<>();
        for (String option : options.split(" ")) {
            String[] parts = option.split("=", 2);
            if (parts.length == 2) overrides.put("protocol.swim." + parts[0], parts[1]);
        }
        Path file = Path.of("scenarios/swim/" + name + ".yaml");
        Scenario scenario = ScenarioLoader.load(file, overrides, Catalog.standard());
        return new ScenarioRun(scenario, scenario.seed())
                .run((timeNanos, events) -> true)
                .checks();
    }
}
