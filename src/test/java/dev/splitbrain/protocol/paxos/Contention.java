package dev.splitbrain.protocol.paxos;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.spec.Consensus.Propose;
import dev.splitbrain.spec.Result;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Clients that contend for one key after another, and what they must see. */
public final class Contention {
    private Contention() {}

    /** Each key is proposed for by as many operations as there are clients; they think up to {@code thinkNanos} between. */
    public static Workload of(int clients, long thinkNanos) {
        List<ClientId> ids = new ArrayList<>();
        for (int i = 0; i < clients; i++) ids.add(new ClientId(i, "client" + (i + 1)));
        int[] drawn = {0};
        Keys inTurn = rng -> 1 + drawn[0]++ / clients;
        Load load = new Load.Closed(Distribution.uniform(0, thinkNanos));
        long attempt = 250 * Weather.MILLI;
        return new Workload(ids, load, new Mix(Map.of("propose", 1.0)), inTurn, List.of(), 3 * Weather.SECOND, attempt);
    }

    /**
     * All clients who asked about a key got one answer, which one of them had proposed, and those who asked after the
     * weather cleared got one at all. Empty, or what is wrong.
     */
    public static String verdict(Run run, long healNanos) {
        String violation = run.violation();
        if (!violation.isEmpty()) return violation;
        Map<String, Object> answers = new TreeMap<>();
        for (Operation operation : run.history().operations()) {
            String key = ((Propose) operation.command()).key();
            if (operation.outcome() instanceof Outcome.Ok ok) {
                Object value = ((Result.Value) ok.result()).value();
                Object other = answers.putIfAbsent(key, value);
                if (other != null && !other.equals(value)) return key + " is " + other + " and " + value;
            } else if (operation.invokedNanos() > healNanos) {
                return operation.request() + " about " + key + " ended " + operation.outcome();
            }
        }
        return "";
    }
}
