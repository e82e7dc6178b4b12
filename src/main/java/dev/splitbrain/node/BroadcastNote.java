package dev.splitbrain.node;

/** What a node tells of messages that all nodes are to deliver. */
public sealed interface BroadcastNote extends Note {
    /** Whose message, and which of them, counted from 1. */
    record MessageId(NodeId from, long number) implements Comparable<MessageId> {
        @Override
        public int compareTo(MessageId other) {
            int bySender = from.compareTo(other.from);
            return bySender != 0 ? bySender : Long.compare(number, other.number);
        }

        @Override
        public String toString() {
            return from + "#" + number;
        }
    }

    MessageId message();

    /** The node sends a message to all. */
    record Broadcast(MessageId message) implements BroadcastNote {}

    /** The node hands a message to those above it; a node that starts again says so of all that it had delivered. */
    record Delivered(MessageId message) implements BroadcastNote {}
}
