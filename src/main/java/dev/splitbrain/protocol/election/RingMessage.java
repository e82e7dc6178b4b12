package dev.splitbrain.protocol.election;

import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;

/** What nodes on a ring say. */
sealed interface RingMessage extends Message {
    /** What goes round: each node passes it to the next, or takes it off. No two that a node begins are equal. */
    sealed interface Passed extends RingMessage {
        /** The node that began it. */
        NodeId origin();

        /** That node's number. */
        long number();
    }

    /**
     * Let the node with the greatest number lead. The paper's message is the number alone; the attempt, which its node counts, tells
     * a message of an earlier life where nodes may crash.
     */
    record Election(long number, NodeId origin, int attempt) implements Passed {}

    /** The node with this number leads; told again, with a count, where the leader says that it is up. */
    record Elected(long number, NodeId origin, int attempt, long count) implements Passed {}

    /** Back to the node before: it has arrived. Only where the ring is repaired. */
    record Receipt(Passed of) implements RingMessage {}
}
