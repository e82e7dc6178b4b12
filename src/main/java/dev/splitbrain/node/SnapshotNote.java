package dev.splitbrain.node;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a node tells of the money that it pays and receives, and of snapshots of it. Every protocol that records global states
 * emits these, so that one set of checks judges them all.
 */
public sealed interface SnapshotNote extends Note {
    /** One of several snapshots: who began it, and which of its own, counted from 1. */
    record SnapshotId(NodeId initiator, long number) implements Comparable<SnapshotId> {
        @Override
        public int compareTo(SnapshotId other) {
            int byInitiator = initiator.compareTo(other.initiator);
            return byInitiator != 0 ? byInitiator : Long.compare(number, other.number);
        }

        @Override
        public String toString() {
            return initiator + "/" + number;
        }
    }

    /** Money that crosses a channel: the so-many-th payment of its sender, counted from 1. */
    record Transfer(NodeId from, NodeId to, long number, long amount) {
        @Override
        public String toString() {
            return from + "#" + number + " (" + amount + " to " + to + ")";
        }
    }

    /**
     * The node starts: it has so much money after so many payments and receipts, which are all that it remembers, and channels
     * lead to it from these nodes.
     */
    record OpenedAccount(long balance, long entries, List<NodeId> channels) implements SnapshotNote {
        public OpenedAccount {
            channels = List.copyOf(channels);
        }
    }

    /** The node gave money away. */
    record Paid(Transfer transfer) implements SnapshotNote {}

    /** The node took money from a channel. */
    record Received(Transfer transfer) implements SnapshotNote {}

    /** The node asks for a snapshot of all. */
    record BeganSnapshot(SnapshotId snapshot) implements SnapshotNote {}

    /** The node recorded its own state: this is where it stands in the cut. */
    record RecordedState(SnapshotId snapshot, long balance) implements SnapshotNote, CutNote {
        @Override
        public Object cut() {
            return snapshot;
        }
    }

    /** The node recorded the state of the channel that leads to it from another: what was on its way. */
    record RecordedChannel(SnapshotId snapshot, NodeId from, List<Transfer> inFlight) implements SnapshotNote {
        public RecordedChannel {
            inFlight = List.copyOf(inFlight);
        }
    }

    /** The initiator has the whole snapshot: the state of each node, and what was on its way in channels. */
    record AssembledSnapshot(SnapshotId snapshot, long total, SortedMap<NodeId, Long> balances, List<Transfer> inFlight)
            implements SnapshotNote {
        public AssembledSnapshot {
            balances = Collections.unmodifiableSortedMap(new TreeMap<>(balances));
            inFlight = List.copyOf(inFlight);
        }
    }
}
