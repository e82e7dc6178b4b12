package dev.splitbrain.workload;

import dev.splitbrain.node.ClientId;
import java.util.List;

/**
 * What clients ask, and when.
 *
 * @param clients all clients in order; their indexes count from 0
 * @param timeoutNanos after which a client gives an operation up as unknown
 * @param attemptNanos after which a client asks again, elsewhere, with the same request id; 0 for never
 */
public record Workload(
        List<ClientId> clients,
        Load load,
        Mix mix,
        Keys keys,
        List<ScriptStep> script,
        long timeoutNanos,
        long attemptNanos) {
    public Workload {
        clients = List.copyOf(clients);
        script = List.copyOf(script);
    }
}
