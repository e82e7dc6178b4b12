package dev.splitbrain.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.CheckEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check of something that the protocol has not must say so: it accuses nobody, and passes nothing that it has not seen. */
class UnfitChecksTest {
    /** What they judge, a replicated log of keys and values without faults does not have. */
    private static final Set<String> OF_OTHER_THINGS = Set.of(
            "at-most-one-value",
            "atomic-commit",
            "bank",
            "causal-delivery",
            "clock-condition",
            "counter",
            "no-false-deaths",
            "no-resurrection",
            "queue",
            "serializable",
            "set",
            "unique-ids",
            "views-agree");

    @TempDir
    Path folder;

    @Test
    void noCheckAccusesACorrectLogOrPassesWhatItHasNot() throws Exception {
        Map<String, Answer> answers = new TreeMap<>();
        for (CheckEntry check : Catalog.standard().checks()) {
            Scenario scenario;
            try {
                scenario = load(check.name());
            } catch (ScenarioException e) {
                continue; // it needs a bound
            }
            new ScenarioRun(scenario, 1)
                    .run((nanos, events) -> true)
                    .checks()
                    .forEach(
                            judged -> answers.put(check.name(), judged.verdict().answer()));
        }
        assertTrue(answers.size() > 35, answers::toString);
        assertTrue(answers.containsValue(Answer.VALID), answers::toString);
        assertEquals(Set.of(), named(answers, Answer.VIOLATED));
        Set<String> passing = new TreeSet<>(named(answers, Answer.VALID));
        passing.retainAll(OF_OTHER_THINGS);
        assertEquals(Set.of(), passing);
    }

    private static Set<String> named(Map<String, Answer> answers, Answer answer) {
        Set<String> names = new TreeSet<>(answers.keySet());
        names.removeIf(name -> answers.get(name) != answer);
        return names;
    }

    private Scenario load(String check) throws Exception {
        List<String> lines = List.of(
                "version: 1",
                "name: Plain",
                "duration: 2s",
                "protocol: {raft: {}}",
                "nodes: 3",
                "workload: {clients: 3, rate: 20/s}",
                "checks: [" + check + "]");
        Path file = folder.resolve(check + ".yaml");
        Files.write(file, lines);
        return ScenarioLoader.load(file, Map.of(), Catalog.standard());
    }
}
