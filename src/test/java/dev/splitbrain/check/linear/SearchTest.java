package dev.splitbrain.check.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.KeyValue;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SearchTest {
    static boolean linearizable(List<Operation> operations) {
        return new Linearizability(KeyValue.SPEC, Budget.DEFAULT).judge(new History(operations))
                instanceof Judgement.Linearizable;
    }

    @Test
    void agreesWithBruteForceOnRandomHistories() {
        int campaign = Integer.getInteger("splitbrain.histories", 3_000);
        int accepted = 0;
        for (int seed = 0; seed < campaign; seed++) {
            Rng rng = new Rng(seed);
            List<Operation> operations =
                    Histories.random(rng, 4 + rng.nextInt(6), 2 + rng.nextInt(4), 2 + rng.nextInt(3), rng.chance(0.2));
            boolean expected = BruteForce.linearizable(KeyValue.SPEC, operations);
            assertEquals(expected, linearizable(operations), () -> "seed of the history and operations: " + operations);
            if (expected) accepted++;
        }
        assertTrue(accepted > campaign / 10 && accepted < campaign * 9 / 10, "accepted " + accepted);
    }
}
