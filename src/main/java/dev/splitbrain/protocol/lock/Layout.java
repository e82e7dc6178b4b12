package dev.splitbrain.protocol.lock;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.lock.LockSettings.Algorithm;
import java.util.Collections;
import java.util.List;

/**
 * Who plays which part. A scenario gives nodes the roles {@code lock-server}, {@code store} and {@code worker}; where it names none, the
 * first node is the lock server, the second the store, and all others are workers.
 *
 * @param asked the lock servers that workers ask: one, or all of them
 */
record Layout(List<NodeId> servers, List<NodeId> asked, NodeId store, List<NodeId> workers) {
    static final String SERVER = "lock-server";
    static final String STORE = "store";
    static final String WORKER = "worker";

    static Layout of(Context<?> ctx, Algorithm algorithm) {
        boolean named = !ctx.nodes(STORE).isEmpty();
        List<NodeId> nodes = ctx.nodes();
        List<NodeId> servers = named ? ctx.nodes(SERVER) : nodes.subList(0, 1);
        NodeId store = named ? ctx.nodes(STORE).get(0) : nodes.get(1);
        List<NodeId> workers = named ? ctx.nodes(WORKER) : nodes.subList(2, nodes.size());
        List<NodeId> asked = algorithm == Algorithm.SINGLE ? servers.subList(0, 1) : servers;
        return new Layout(servers, asked, store, workers);
    }

    /** How many of nodes with these roles play a part. */
    static int playing(String part, List<String> roles) {
        if (roles.contains("node")) return part.equals(WORKER) ? Math.max(0, roles.size() - 2) : 1;
        return Collections.frequency(roles, part);
    }
}
