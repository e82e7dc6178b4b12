package dev.splitbrain.protocol.snapshot;

import dev.splitbrain.node.Message;
import dev.splitbrain.node.SnapshotNote.SnapshotId;
import dev.splitbrain.node.SnapshotNote.Transfer;
import java.util.List;

/** What the nodes say. */
public sealed interface SnapshotMessage extends Message {
    /** The length of a payment in a list. */
    int TRANSFER_BYTES = 24;

    /**
     * Money. {@code red} is the colour: the newest snapshot of each initiator that the sender had recorded, with those before
     * it; empty where the algorithm knows no colours.
     */
    record Pay(Transfer transfer, List<SnapshotId> red) implements SnapshotMessage {
        public Pay {
            red = List.copyOf(red);
        }
    }

    /** What its sender paid along this channel before the marker is inside the snapshot, what it pays afterwards is not. */
    record Marker(SnapshotId snapshot) implements SnapshotMessage {}

    /** What have you got? Asked one node after the other by who knows no better. */
    record Poll(SnapshotId snapshot) implements SnapshotMessage {}

    /**
     * What a node recorded, for the initiator.
     *
     * @param inFlight the states of the channels that lead to it
     * @param history all that it had paid and received, where the initiator works out the states of channels
     */
    record Report(SnapshotId snapshot, long balance, List<Transfer> inFlight, List<Transfer> history)
            implements SnapshotMessage {
        public Report {
            inFlight = List.copyOf(inFlight);
            history = List.copyOf(history);
        }

        @Override
        public long sizeBytes() {
            return 128 + (long) TRANSFER_BYTES * (inFlight.size() + history.size());
        }
    }
}
