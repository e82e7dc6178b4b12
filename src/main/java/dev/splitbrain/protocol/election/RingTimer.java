package dev.splitbrain.protocol.election;

import dev.splitbrain.node.Timer;

/** What nodes on a ring wait for. */
sealed interface RingTimer extends Timer {
    /** The next node has not confirmed that this arrived: it is down. */
    record ReceiptTimeout(RingMessage.Passed of) implements RingTimer {}

    /** Leader only: time to say that it is up. */
    record NewsDue() implements RingTimer {}

    /** No news of a leader for too long. */
    record Patience() implements RingTimer {}
}
