package dev.splitbrain.protocol.snapshot;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.snapshot.SnapshotSettings.Topology;
import java.util.List;

/** The channels of one node, by the nodes at their other ends. */
record Channels(List<NodeId> outgoing, List<NodeId> incoming) {
    static Channels of(Context<?> ctx, Topology topology) {
        List<NodeId> nodes = ctx.nodes();
        if (topology == Topology.COMPLETE || nodes.size() == 1) return new Channels(ctx.peers(), ctx.peers());
        int self = nodes.indexOf(ctx.self());
        NodeId next = nodes.get((self + 1) % nodes.size());
        NodeId previous = nodes.get((self + nodes.size() - 1) % nodes.size());
        return new Channels(List.of(next), List.of(previous));
    }

    @Override
    public String toString() {
        return "to " + outgoing + ", from " + incoming;
    }
}
