package dev.splitbrain.protocol.paxos.multi;

import dev.splitbrain.node.Message;
import dev.splitbrain.protocol.shared.Replica;
import java.util.List;

/** What the nodes say. */
public sealed interface MultiPaxosMessage extends Message {

    /** Phase 1a, for all slots from {@code fromSlot} on at once (Lamport 2001, §3). */
    record Prepare(long ballot, long fromSlot) implements MultiPaxosMessage {}

    /**
     * Phase 1b: what the acceptor accepted from the slot asked for on; of slots up to {@code compactedThrough} it has only a
     * snapshot.
     */
    record Promise(long ballot, long compactedThrough, List<SlotVote> votes) implements MultiPaxosMessage {
        public Promise {
            votes = List.copyOf(votes);
        }

        @Override
        public long sizeBytes() {
            return 128 + 128L * votes.size();
        }
    }

    /** Phase 2a for one slot. All slots up to {@code chosenThrough} are chosen. */
    record Accept(long ballot, long slot, Entry entry, long chosenThrough) implements MultiPaxosMessage {
        @Override
        public long sizeBytes() {
            return 256;
        }
    }

    /** Phase 2b, to the leader. */
    record Accepted(long ballot, long slot) implements MultiPaxosMessage {}

    /** The leader of a ballot is alive, and all slots up to {@code chosenThrough} are chosen. */
    record Heartbeat(long ballot, long chosenThrough) implements MultiPaxosMessage {}

    /** A ballot is lost: the node has promised, or heard of, a higher one (Lamport 2001, §2.2). */
    record Refused(long ballot, long promised) implements MultiPaxosMessage {}

    /** A node that lacks chosen slots asks for them from this one on. */
    record CatchUp(long fromSlot) implements MultiPaxosMessage {}

    /** Chosen entries from a slot on, without gaps. */
    record ChosenEntries(long fromSlot, List<Entry> entries) implements MultiPaxosMessage {
        public ChosenEntries {
            entries = List.copyOf(entries);
        }

        @Override
        public long sizeBytes() {
            return 128 + 128L * entries.size();
        }
    }

    /** The state after all slots up to one: for a node that lacks slots that are compacted away. */
    record InstallSnapshot(long throughSlot, Replica.Snapshot state) implements MultiPaxosMessage {
        @Override
        public long sizeBytes() {
            return 128 + 64L * state.machine().states().size();
        }
    }
}
