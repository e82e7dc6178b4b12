package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Timer;
import dev.splitbrain.node.TransactionId;

/** What the nodes of a Paxos Commit wait for. */
sealed interface PaxosCommitTimer extends Timer {
    /** The leader has waited long enough for the outcome of a ballot. */
    record BallotTimeout(TransactionId id) implements PaxosCommitTimer {}

    /** The leader has waited long enough for a participant to renounce earlier attempts. */
    record RenounceTimeout(TransactionId id) implements PaxosCommitTimer {}

    /** The participant has been in doubt for long enough to ask. */
    record DecisionTimeout(TransactionId id) implements PaxosCommitTimer {}
}
