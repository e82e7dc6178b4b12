package dev.splitbrain.protocol.paxos.fast;

import dev.splitbrain.node.Timer;

/** What the agents wait for. */
sealed interface FastPaxosTimer extends Timer {
    String instance();

    /** A round has taken too long: messages were lost, too few acceptors are up, or nobody recovered from a collision. */
    record RoundTimeout(String instance) implements FastPaxosTimer {}

    /** The wait of a proposer that was refused. */
    record Backoff(String instance) implements FastPaxosTimer {}

    /** A learner heard of votes, and then no more. */
    record LearnTimeout(String instance) implements FastPaxosTimer {}
}
