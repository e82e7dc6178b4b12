package dev.splitbrain.report.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario's lesson becomes in a run. */
class LessonTest {
    private static final String SCENARIO = """
            version: 1
            name: Lesson
            seed: 3
            duration: 5s
            protocol: raft
            nodes: 3
            workload: {clients: 2, rate: 20/s}
            faults:
              - {id: dies, at: 2s, crash: leader, for: 1s}
              - {id: never, when: {event: became-leader, nth: 100}, crash: leader}
            checks: [linearizable, availability: ">= 99.99%"]
            lesson:
              chapters:
                - {at: 4s, title: Later}
                - {at: fault dies, title: The crash, text: Look.}
                - {at: fault never, title: Never}
              questions:
                - {at: fault dies, ask: "Who is next?", next: leader, because: It was quick.}
                - {at: 4s, ask: "Who comes after that?", next: leader}
                - {at: 2500ms, ask: "Do all get through?", check: availability}
                - {at: 1s, ask: "Is it true?", choices: ["yes", "no"], answer: "yes", reveal: 2s}
            """;

    @TempDir
    private Path folder;

    private ReplayData run(long seed, Map<String, String> values) throws Exception {
        Path file = Files.writeString(folder.resolve("lesson.yaml"), SCENARIO);
        return ScenarioPage.run(file, seed, values, "lesson.yaml");
    }

    private static List<String> asked(ReplayData data) {
        return data.questions().stream().map(Question::ask).toList();
    }

    @Test
    void chaptersAreTheScenariosOwnAtTheMomentsThatCame() throws Exception {
        ReplayData data = run(3, Map.of());
        assertEquals(
                List.of(new Chapter("The crash", "Look.", 2_000_000_000L), new Chapter("Later", "", 4_000_000_000L)),
                data.chapters());
    }

    @Test
    void theRunSaysWhoLeadsNextAndWhetherACheckHolds() throws Exception {
        ReplayData data = run(3, Map.of());
        assertEquals(
                List.of("Is it true?", "Who is next?", "Do all get through?", "Who comes after that?"), asked(data));
        Recording.RoleChange winner = data.recording().roles.stream()
                .filter(change -> change.role().equals("leader"))
                .filter(change -> data.recording().times.get(change.row()) > 2_000_000_000L)
                .findFirst()
                .orElseThrow();
        Question next = data.questions().get(1);
        assertEquals(winner.node().name(), next.choices().get(next.answer()));
        assertTrue(next.explanation().endsWith(" It was quick."), next.explanation());
        Question check = data.questions().get(2);
        assertEquals("availability is violated", check.choices().get(check.answer()));
        assertEquals("availability", check.secret(), "its verdict waits for the answer");
        Question nobody = data.questions().get(3);
        assertEquals("nobody, until the run ends", nobody.choices().get(nobody.answer()));
    }

    @Test
    void anAnswerOfTheScenarioIsTrueOfItsOwnSeedAndValuesOnly() throws Exception {
        assertTrue(!asked(run(4, Map.of())).contains("Is it true?"));
        assertTrue(!asked(run(3, Map.of("network.loss", "1%"))).contains("Is it true?"));
        assertTrue(asked(run(4, Map.of())).contains("Who is next?"), "what the run says is asked of every run");
    }
}
