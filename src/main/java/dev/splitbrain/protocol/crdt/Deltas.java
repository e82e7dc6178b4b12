package dev.splitbrain.protocol.crdt;

import dev.splitbrain.node.NodeId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The changes that other replicas may still lack, and what each of them has acknowledged (Almeida et al. 2018, algorithm 2). All of
 * it is forgotten in a crash: then others get the full state once.
 */
final class Deltas {
    private final int buffer;
    private final SortedMap<Long, SortedMap<String, Crdt>> deltas =
            new TreeMap<>(); // D: by the count before the change
    private final SortedMap<NodeId, Long> acknowledged = new TreeMap<>(); // A: changes that a replica has on its disk

    Deltas(int buffer) {
        this.buffer = buffer;
    }

    /** The change that followed so many others. */
    void add(long before, SortedMap<String, Crdt> delta) {
        deltas.put(before, delta);
        while (deltas.size() > buffer) deltas.remove(deltas.firstKey());
    }

    long acknowledgedBy(NodeId node) {
        return acknowledged.getOrDefault(node, 0L);
    }

    /** Whether all changes that the replica may lack are still here. */
    boolean reachBackTo(NodeId node) {
        return !deltas.isEmpty() && deltas.firstKey() <= acknowledgedBy(node);
    }

    /** The delta-interval of a replica: all changes that it has not acknowledged, joined to one. */
    SortedMap<String, Crdt> intervalFor(NodeId node) {
        SortedMap<String, Crdt> joined = new TreeMap<>();
        for (SortedMap<String, Crdt> delta :
                deltas.tailMap(acknowledgedBy(node)).values()) {
            delta.forEach((key, object) -> joined.merge(key, object, Crdt::merge));
        }
        return joined;
    }

    /** A replica has all changes through this count; a late word of fewer says nothing new. */
    void acknowledge(NodeId node, long through) {
        acknowledged.merge(node, through, Math::max);
    }

    /** Forgets the changes that all others have. */
    void forget(List<NodeId> peers) {
        long all = peers.stream().mapToLong(this::acknowledgedBy).min().orElse(Long.MAX_VALUE);
        deltas.headMap(all).clear();
    }
}
