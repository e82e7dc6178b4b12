package dev.splitbrain.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class StalenessTest {
    private record Timed(long value, long begin, long end) {}

    /** The definition, word for word, against histories by chance in which operations overlap. */
    @Test
    void aReadMissesTheWritesThatBeganAfterItsOwnWasOverAndWereOverBeforeItBegan() {
        for (long seed = 1; seed <= 200; seed++) {
            Rng chance = new Rng(seed);
            List<Timed> writes = new ArrayList<>();
            for (int i = 1; i <= 12; i++) {
                long begin = chance.nextInt(100);
                writes.add(new Timed(i, begin, begin + 1 + chance.nextInt(30)));
            }
            List<Operation> operations = new ArrayList<>();
            for (Timed write : writes)
                operations.add(
                        operation(operations.size(), new KeyValue.Write("k", write.value()), write, Result.DONE));
            Timed source = writes.get(chance.nextInt(writes.size()));
            long begin = source.begin() + chance.nextInt(80);
            Timed read = new Timed(source.value(), begin, begin + 5);
            operations.add(
                    operation(operations.size(), new KeyValue.Read("k"), read, new Result.Value(source.value())));
            operations.sort(Comparator.comparingLong(Operation::invokedNanos));

            List<Timed> missed = writes.stream()
                    .filter(write -> write.begin() > source.end() && write.end() < read.begin())
                    .toList();
            long since = missed.stream().mapToLong(Timed::end).min().orElse(read.begin());
            Staleness.Read found = Staleness.of(new History(operations)).get(0);
            assertEquals(missed.size(), found.missedWrites(), "seed " + seed);
            assertEquals(read.begin() - since, found.staleNanos(), "seed " + seed);
        }
    }

    private static Operation operation(int number, Command command, Timed timed, Result result) {
        RequestId request = new RequestId(new ClientId(number, "c" + number), 1);
        return new Operation(request, command, timed.begin(), timed.end(), new Outcome.Ok(result));
    }
}
