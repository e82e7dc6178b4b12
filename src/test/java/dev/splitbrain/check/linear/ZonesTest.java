package dev.splitbrain.check.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.judge.Histories;
import dev.splitbrain.judge.LinearDefinition;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ZonesTest {
    private static List<Operation> made(Rng rng) {
        List<Operation> operations = new ArrayList<>();
        int size = 3 + rng.nextInt(6);
        for (int i = 0; i < size; i++) {
            long from = rng.nextInt(40) * 16 + i;
            long to = from + rng.nextInt(15) * 16 + 8;
            boolean write = rng.nextInt(5) < 2;
            Outcome outcome =
                    new Outcome.Ok(new Result.Value(rng.nextInt(4) == 0 ? null : (Object) (long) rng.nextInt(size)));
            if (write) outcome = rng.nextInt(5) == 0 ? Histories.UNKNOWN : new Outcome.Ok(Result.DONE);
            var command = write ? new KeyValue.Write("k", (long) i) : new KeyValue.Read("k");
            operations.add(Histories.operation(i, 1, command, from, to, outcome));
        }
        operations.sort(Comparator.comparingLong(Operation::invokedNanos));
        return operations;
    }

    @Test
    void zonesAndSearchAgreeWithBruteForceWhereValuesAreUnique() {
        int[] count = new int[2];
        for (int seed = 0; seed < 4_000; seed++) {
            List<Operation> operations = made(new Rng(seed));
            boolean expected = LinearDefinition.linearizable(KeyValue.SPEC, operations);
            KeyHistory key = KeyHistory.split(new History(operations)).get(0);
            Transitions transitions = new Transitions(KeyValue.SPEC);
            Problem problem = key.problem(transitions);
            Zones.Answer zones = Zones.judge(transitions, problem);
            assertEquals(expected, zones == Zones.Answer.LINEARIZABLE, operations::toString);
            Search.Answer search = new Search(transitions, problem, transitions.initial(), Budget.DEFAULT).run();
            assertEquals(expected, search == Search.Answer.LINEARIZABLE, operations::toString);
            count[expected ? 1 : 0]++;
        }
        assertTrue(count[0] > 200 && count[1] > 200, count[0] + " refused, " + count[1] + " accepted");
    }

    @Test
    void aValueWrittenTwiceIsLeftToTheSearch() {
        Outcome done = new Outcome.Ok(Result.DONE);
        List<Operation> operations = List.of(
                Histories.operation(0, 1, new KeyValue.Write("k", 1L), 0, 1, done),
                Histories.operation(0, 2, new KeyValue.Write("k", 1L), 2, 3, done));
        Transitions transitions = new Transitions(KeyValue.SPEC);
        Problem problem = KeyHistory.split(new History(operations)).get(0).problem(transitions);
        assertEquals(Zones.Answer.DOES_NOT_APPLY, Zones.judge(transitions, problem));
    }
}
