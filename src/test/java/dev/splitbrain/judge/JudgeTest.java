package dev.splitbrain.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Verdict.Answer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A small helping of what {@code scripts/judge} does at length. */
final class JudgeTest {
    static List<Subject> subjects() {
        return Subject.everything();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void checksAnswerAsTheirDefinitionsDo(Subject subject) {
        int most = subject.claims().size() > 8 ? 2 : 3; // transactions have many levels
        for (int size = 1; size <= most; size++) subject.judgeAll(size);
        subject.judgeRandom(1_000);
        for (Claim claim : subject.claims()) {
            assertEquals(List.of(), claim.differences());
            boolean blind =
                    subject.name().startsWith("rw-register") && claim.name().endsWith("read-uncommitted");
            assertTrue(claim.count(Answer.VALID) > 10, claim::toString);
            assertTrue(
                    blind || claim.count(Answer.VIOLATED) > 10,
                    claim::toString); // registers do not show who overwrote whom
        }
    }
}
