package dev.splitbrain.check.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Sequential;
import dev.splitbrain.check.Story;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.judge.RegisterSubjects;
import dev.splitbrain.judge.SequentialDefinition;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.KeyValue;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SequentialTest {
    @Test
    void staleReadsAreFineAndCrossedOnesAreNot() {
        Story stale = new Story(new Sequential())
                .write(1, "x", 1, 0, 1)
                .read(2, "x", null, 2, 3)
                .read(2, "x", 1L, 4, 5);
        assertEquals(Answer.VALID, stale.verdict().answer());
        // Dekker: each writes its own and misses the other's.
        Story crossed = new Story(new Sequential())
                .write(1, "x", 1, 0, 1)
                .write(2, "y", 2, 0, 1)
                .read(1, "y", null, 2, 3)
                .read(2, "x", null, 2, 3)
                .write(3, "z", 3, 0, 1)
                .read(3, "z", 3L, 2, 3)
                .read(3, "x", 1L, 4, 5);
        assertEquals(Answer.VIOLATED, crossed.verdict().answer());
        assertEquals(
                "these have no order that keeps each client's own: x: write 1 by c1 (0.000 s to 0.001 s); y: write 2 by c2 "
                        + "(0.000 s to 0.001 s); y: read -> nothing by c1 (0.002 s to 0.003 s); x: read -> nothing by c2 "
                        + "(0.002 s to 0.003 s)",
                crossed.verdict().reason());
        Story notCausal = new Story(new Sequential()).write(1, "x", 1, 0, 1).read(1, "x", null, 2, 3);
        assertEquals(Answer.VIOLATED, notCausal.verdict().answer());
    }

    @Test
    void theBadPartHasNoOrder() {
        int refused = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            List<Operation> operations = RegisterSubjects.twoKeys(new Rng(seed));
            var found = new SequentialConsistency(KeyValue.SPEC, Budget.DEFAULT).judge(new History(operations));
            if (found.consistent()) continue;
            refused++;
            assertFalse(SequentialDefinition.consistent(found.badPart()), () -> found.badPart() + " of " + operations);
        }
        assertTrue(refused > 100, "refused " + refused);
    }
}
