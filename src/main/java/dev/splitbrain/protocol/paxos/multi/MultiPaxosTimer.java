package dev.splitbrain.protocol.paxos.multi;

import dev.splitbrain.node.Timer;

/** What the nodes wait for. */
sealed interface MultiPaxosTimer extends Timer {
    /** No leader was heard for this long. */
    record ElectionTimeout() implements MultiPaxosTimer {}

    /** The leader speaks again, and repeats proposals that were not answered. */
    record HeartbeatInterval() implements MultiPaxosTimer {}

    /** What a node asked for to catch up did not come. */
    record CatchUpTimeout() implements MultiPaxosTimer {}
}
