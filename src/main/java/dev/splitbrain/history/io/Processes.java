package dev.splitbrain.history.io;

import dev.splitbrain.history.Instants;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives operations processes that do one thing at a time, and none after an operation whose outcome it never learnt. */
final class Processes {
    private final Map<ClientId, List<long[]>> ofClient =
            new HashMap<>(); // number and end; looked up, never walked through
    private long next;

    private Processes() {}

    static long[] assign(List<Operation> operations, Instants instants) {
        Processes processes = new Processes();
        long[] assigned = new long[operations.size()];
        for (int place = 0; place < assigned.length; place++) {
            Operation operation = operations.get(place);
            boolean retires = operation.outcome() instanceof Outcome.Unknown;
            long end = retires ? Instants.NEVER : instants.end(place);
            assigned[place] = processes.take(operation.request().client(), instants.start(place), end);
        }
        return assigned;
    }

    private long take(ClientId client, long start, long end) {
        List<long[]> processes = ofClient.computeIfAbsent(client, c -> new ArrayList<>());
        for (long[] process : processes) {
            if (process[1] > start) continue;
            process[1] = end;
            return process[0];
        }
        processes.add(new long[] {next, end});
        return next++;
    }
}
