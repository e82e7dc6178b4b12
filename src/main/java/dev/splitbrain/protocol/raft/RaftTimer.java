package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.Timer;

/** What a Raft node waits for. */
sealed interface RaftTimer extends Timer {
    /** No leader was heard, or no election won, for this long (Raft §5.2). */
    record ElectionTimeout() implements RaftTimer {}

    /** The leader speaks, though it may have nothing to say. */
    record HeartbeatInterval() implements RaftTimer {}

    /** The node that was to lead does not: leadership stays (Ongaro 2014, §3.10). */
    record TransferTimeout() implements RaftTimer {}

    /** The operator's order of this place in the list is due. */
    record OrderDue(int number) implements RaftTimer {}
}
