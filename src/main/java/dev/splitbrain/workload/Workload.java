package dev.splitbrain.workload;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.random.Distribution;
import java.util.List;
import java.util.Optional;

/**
 * What clients ask, and when.
 *
 * @param clients all clients in order; their indexes count from 0
 * @param regions of the clients, by index; empty where a client is nowhere
 * @param mix which operations, by share
 * @param keys which key an operation touches
 * @param valueBytes how large the values are that clients write
 * @param script single operations besides
 * @param phases parts of the run with another load, mix or keys; they do not overlap
 * @param timeoutNanos after which a client gives an operation up as unknown
 * @param attemptNanos after which a client asks again, elsewhere, with the same request id; 0 for never
 * @param retry the same in full; empty for never
 * @param routing which node a client asks
 * @param transactions for commit protocols
 * @param broadcast for gossip protocols
 */
public record Workload(
        List<ClientId> clients,
        List<String> regions,
        Load load,
        Mix mix,
        Keys keys,
        Distribution valueBytes,
        List<ScriptStep> script,
        List<Phase> phases,
        long timeoutNanos,
        long attemptNanos,
        Optional<Retry> retry,
        Routing routing,
        Optional<Transactions> transactions,
        Optional<Broadcast> broadcast) {
    private static final Distribution SMALL_VALUES = Distribution.constant(8);

    public Workload {
        clients = List.copyOf(clients);
        regions = List.copyOf(regions);
        script = List.copyOf(script);
        phases = List.copyOf(phases);
    }

    /** A workload that needs no more words. */
    public Workload(
            List<ClientId> clients,
            Load load,
            Mix mix,
            Keys keys,
            List<ScriptStep> script,
            long timeoutNanos,
            long attemptNanos) {
        this(
                clients,
                clients.stream().map(client -> "").toList(),
                load,
                mix,
                keys,
                SMALL_VALUES,
                script,
                List.of(),
                timeoutNanos,
                attemptNanos,
                Optional.empty(),
                Routing.STANDARD,
                Optional.empty(),
                Optional.empty());
    }
}
