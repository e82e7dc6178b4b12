package dev.splitbrain.check.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Sequential;
import dev.splitbrain.check.Story;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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
    void agreesWithBruteForceOnRandomHistories() {
        int[] count = new int[2];
        for (int seed = 0; seed < Integer.getInteger("splitbrain.histories", 3_000); seed++) {
            List<Operation> operations = made(new Rng(seed));
            boolean expected = some(operations, new boolean[operations.size()], new TreeMap<>());
            var found = new SequentialConsistency(KeyValue.SPEC, Budget.DEFAULT).judge(new History(operations));
            assertTrue(found.decided());
            assertEquals(expected, found.consistent(), operations::toString);
            count[expected ? 1 : 0]++;
            boolean partHasOrder =
                    some(found.badPart(), new boolean[found.badPart().size()], new TreeMap<>());
            if (!expected) assertFalse(partHasOrder, () -> found.badPart() + " of " + operations);
        }
        assertTrue(count[0] > 100 && count[1] > 100, count[0] + " refused, " + count[1] + " accepted");
    }

    private static List<Operation> made(Rng rng) {
        List<Operation> operations = new ArrayList<>();
        int size = 4 + rng.nextInt(5);
        for (int i = 0; i < size; i++) {
            String key = rng.nextInt(2) == 0 ? "x" : "y";
            Command command = new KeyValue.Read(key);
            Outcome outcome =
                    new Outcome.Ok(new Result.Value(rng.nextInt(3) == 0 ? null : (Object) (long) rng.nextInt(2)));
            int kind = rng.nextInt(8);
            if (kind < 3) {
                command = new KeyValue.Write(key, (long) rng.nextInt(2));
                outcome = kind == 0 ? Histories.UNKNOWN : new Outcome.Ok(Result.DONE);
            } else if (kind == 3) {
                command = new KeyValue.Cas(key, 0L, 1L);
                outcome = new Outcome.Ok(rng.nextInt(2) == 0 ? Result.DONE : Result.MISMATCH);
            }
            operations.add(Histories.operation(rng.nextInt(3), i, command, 2 * i, 2 * i + 1, outcome));
        }
        return operations;
    }

    /** Tries every order that keeps each client's. */
    private static boolean some(List<Operation> operations, boolean[] done, TreeMap<String, Object> states) {
        boolean complete = true;
        for (int i = 0; i < done.length; i++) {
            Operation operation = operations.get(i);
            if (done[i]) continue;
            boolean unknown = operation.outcome() instanceof Outcome.Unknown;
            complete &= unknown;
            if (!unknown && earlierOfClient(operations, done, i)) continue;
            Object before = states.get(operation.command().key());
            var applied = KeyValue.SPEC.apply(before, operation.command());
            if (operation.outcome() instanceof Outcome.Ok ok && !ok.result().equals(applied.result())) continue;
            TreeMap<String, Object> after = new TreeMap<>(states);
            after.put(operation.command().key(), applied.state());
            done[i] = true;
            boolean found = some(operations, done, after);
            done[i] = false;
            if (found) return true;
        }
        return complete;
    }

    private static boolean earlierOfClient(List<Operation> operations, boolean[] done, int place) {
        for (int i = 0; i < place; i++) {
            boolean sameClient = operations
                    .get(i)
                    .request()
                    .client()
                    .equals(operations.get(place).request().client());
            if (!done[i] && sameClient && !(operations.get(i).outcome() instanceof Outcome.Unknown)) return true;
        }
        return false;
    }
}
