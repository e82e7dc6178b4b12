package dev.splitbrain.protocol.election;

import dev.splitbrain.node.Timer;

/** What nodes of the bully algorithm wait for; each for one thing at a time. */
sealed interface BullyTimer extends Timer {
    /** No higher node has answered: all of them are down. */
    record AnswerTimeout() implements BullyTimer {}

    /** Lower nodes that have not said that they stopped are down. */
    record HaltTimeout() implements BullyTimer {}

    /** The node that was to lead has not said that it does: it went down. */
    record CoordinatorTimeout() implements BullyTimer {}

    /** The coordinator is silent. */
    record HeartbeatTimeout() implements BullyTimer {}

    /** Coordinator only: time to say that it leads still. */
    record HeartbeatDue() implements BullyTimer {}
}
