package dev.splitbrain.judge;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import java.util.ArrayList;
import java.util.List;

/** Makes histories of one key for tests. Times are all different. */
public final class Histories {
    public static final Outcome UNKNOWN = new Outcome.Unknown("timeout");
    public static final Outcome FAILED = new Outcome.Failed("no");

    private Histories() {}

    public static Operation operation(int client, int sequence, Command command, long from, long to, Outcome outcome) {
        RequestId request = new RequestId(new ClientId(client, "c" + (client + 1)), sequence);
        return new Operation(request, command, from, to, outcome);
    }

    public static Outcome ok(Result result) {
        return new Outcome.Ok(result);
    }

    /** A history of {@code size} operations by {@code clients} clients over values 0 to {@code values - 1}; often right. */
    public static List<Operation> random(Rng rng, int size, int clients, int values, boolean appends) {
        long[] freeAt = new long[clients];
        Object state = null;
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int client = earliest(freeAt);
            long from = freeAt[client] * 16 + client * 2;
            long length = 1 + rng.nextInt(clients * 3);
            Command command = command(rng, values, appends);
            var applied = KeyValue.SPEC.apply(state, command);
            Outcome outcome = ok(applied.result());
            int chance = rng.nextInt(20);
            if (chance == 0) outcome = FAILED;
            else if (chance <= 4) outcome = UNKNOWN;
            else if (chance <= 6 && command instanceof KeyValue.Read)
                outcome = ok(new Result.Value(rng.nextInt(3) == 0 ? null : (Object) (long) rng.nextInt(values)));
            boolean happened = chance > 2 && chance != 19; // a 19 lies: answered ok and lost
            if (happened) state = applied.state();
            long to = (freeAt[client] + length) * 16 + client * 2 + 1;
            operations.add(operation(client, i, command, from, to, outcome));
            freeAt[client] += length + 1 + rng.nextInt(3);
        }
        operations.sort(java.util.Comparator.comparingLong(Operation::invokedNanos));
        return operations;
    }

    private static int earliest(long[] freeAt) {
        int earliest = 0;
        for (int i = 1; i < freeAt.length; i++) {
            if (freeAt[i] < freeAt[earliest]) earliest = i;
        }
        return earliest;
    }

    private static Command command(Rng rng, int values, boolean appends) {
        long value = rng.nextInt(values);
        return switch (rng.nextInt(appends ? 4 : 5)) {
            case 0, 1 -> new KeyValue.Read("k");
            case 2 -> appends ? new KeyValue.Append("k", "" + value) : new KeyValue.Write("k", value);
            case 3 ->
                appends
                        ? new KeyValue.Append("k", "" + value)
                        : new KeyValue.Cas("k", (long) rng.nextInt(values), value);
            default -> new KeyValue.Write("k", value);
        };
    }
}
