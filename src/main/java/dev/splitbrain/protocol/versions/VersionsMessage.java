package dev.splitbrain.protocol.versions;

import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the nodes of the store say. {@code operation} is a coordinator's own number for what it is at. */
public sealed interface VersionsMessage extends Message {
    /** A client's request, passed on to a replica: only replicas can give it a version (§4.5). */
    record Forward(ClientMessage.Request request) implements VersionsMessage {}

    /** Store this; {@code owner} is the replica for which it is to be kept, where the receiver is not the one (§4.6). */
    record Store(long operation, String key, State state, Optional<NodeId> owner) implements VersionsMessage {}

    /** It is on disk. */
    record Stored(long operation) implements VersionsMessage {}

    /** What do you have? */
    record Get(long operation, String key) implements VersionsMessage {}

    /** This. */
    record Found(long operation, State state) implements VersionsMessage {}

    /** A read has found that you lack some of this. */
    record Repair(String key, State state) implements VersionsMessage {}

    /** This was kept for you while you did not answer. */
    record HandOver(String key, State state) implements VersionsMessage {}

    /** It is on my disk: forget the hint. */
    record HandedOver(String key, State state) implements VersionsMessage {}

    /** Anti-entropy: the hashes of some subtrees of the Merkle tree of a place of the ring. */
    record Compare(int place, int level, List<Integer> subtrees, List<Long> hashes) implements VersionsMessage {
        public Compare {
            subtrees = List.copyOf(subtrees);
            hashes = List.copyOf(hashes);
        }

        @Override
        public long sizeBytes() {
            return 64 + 12L * subtrees.size();
        }
    }

    /** Anti-entropy: all that the sender has in these leaves; {@code answer} asks for the same back. */
    record Leaves(int place, List<Integer> leaves, SortedMap<String, State> states, boolean answer)
            implements VersionsMessage {
        public Leaves {
            leaves = List.copyOf(leaves);
            states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
        }

        @Override
        public long sizeBytes() {
            return 64 + 64L * states.size();
        }
    }
}
