package dev.splitbrain.protocol.snapshot;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.SnapshotNote.SnapshotId;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Pay;
import java.util.List;

/** How a node takes part in snapshots, while its money moves on. What an algorithm does not care about does nothing. */
interface Recorder {
    /** The node begins a snapshot. */
    void begin(SnapshotId snapshot);

    /** What the node's payments say of the snapshots that it has recorded. */
    default List<SnapshotId> red() {
        return List.of();
    }

    /** Money has come, and the node has not taken it yet. */
    default void beforeReceipt(Pay pay) {}

    /** The node has taken money from a channel. */
    default void afterReceipt(Pay pay) {}

    default void onMarker(NodeId from, SnapshotId snapshot) {}

    default void onPoll(NodeId from, SnapshotId snapshot) {}

    /** A node has told this initiator what it recorded. */
    default void onReport(NodeId from, SnapshotId snapshot) {}
}
