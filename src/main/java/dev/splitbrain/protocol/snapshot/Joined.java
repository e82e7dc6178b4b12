package dev.splitbrain.protocol.snapshot;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.SnapshotNote.SnapshotId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The snapshots for which a node has recorded its state. They are on its disk before it says so to anybody: a node that forgot
 * one in a crash would record its state for it a second time.
 */
final class Joined {
    private final Context<SnapshotMessage> ctx;
    private final DurableLog<SnapshotId> joined; // durable
    private final SortedMap<NodeId, Long> newest = new TreeMap<>(); // by initiator

    Joined(Context<SnapshotMessage> ctx) {
        this.ctx = ctx;
        joined = ctx.disk().log("joined");
        for (SnapshotId snapshot : joined) count(snapshot);
    }

    private void count(SnapshotId snapshot) {
        newest.merge(snapshot.initiator(), snapshot.number(), Math::max);
    }

    boolean contains(SnapshotId snapshot) {
        return joined.contains(snapshot);
    }

    void add(SnapshotId snapshot) {
        joined.append(snapshot);
        count(snapshot);
    }

    /** The next snapshot that this node begins. */
    SnapshotId next() {
        return new SnapshotId(ctx.self(), newestOf(ctx.self()) + 1);
    }

    /** The number of the newest snapshot of an initiator; 0 for none. */
    long newestOf(NodeId initiator) {
        return newest.getOrDefault(initiator, 0L);
    }

    /** Of each initiator the newest. */
    List<SnapshotId> newest() {
        return newest.entrySet().stream()
                .map(entry -> new SnapshotId(entry.getKey(), entry.getValue()))
                .toList();
    }
}
