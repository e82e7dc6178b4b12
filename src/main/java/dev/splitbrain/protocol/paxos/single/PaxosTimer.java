package dev.splitbrain.protocol.paxos.single;

import dev.splitbrain.node.Timer;

/** What the agents wait for. */
sealed interface PaxosTimer extends Timer {
    String instance();

    /** A round has taken too long: messages were lost, or too few acceptors are up. */
    record RoundTimeout(String instance) implements PaxosTimer {}

    /** The wait of a proposer that was refused. */
    record Backoff(String instance) implements PaxosTimer {}

    /** A learner heard of votes, and then no more. */
    record LearnTimeout(String instance) implements PaxosTimer {}
}
