package dev.splitbrain.workload;

import dev.splitbrain.node.ClientId;
import java.util.List;
import java.util.Optional;

/**
 * What clients ask, and when.
 *
 * @param clients all clients in order; their indexes count from 0
 * @param timeoutNanos after which a client gives an operation up as unknown
 * @param attemptNanos after which a client asks again, elsewhere, with the same request id; 0 for never
 * @param draw what clients ask, where an operation of {@code mix} and a key of {@code keys} cannot say it
 */
public record Workload(
        List<ClientId> clients,
        Load load,
        Mix mix,
        Keys keys,
        List<ScriptStep> script,
        long timeoutNanos,
        long attemptNanos,
        Optional<Draw> draw) {
    public Workload {
        clients = List.copyOf(clients);
        script = List.copyOf(script);
    }

    /** Operations on single keys. */
    public Workload(
            List<ClientId> clients,
            Load load,
            Mix mix,
            Keys keys,
            List<ScriptStep> script,
            long timeoutNanos,
            long attemptNanos) {
        this(clients, load, mix, keys, script, timeoutNanos, attemptNanos, Optional.empty());
    }
}
