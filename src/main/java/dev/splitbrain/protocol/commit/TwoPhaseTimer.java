package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Timer;
import dev.splitbrain.node.TransactionId;

/** What the nodes of a two-phase commit wait for. */
sealed interface TwoPhaseTimer extends Timer {
    /** The coordinator has waited long enough for votes. */
    record VoteTimeout(TransactionId id) implements TwoPhaseTimer {}

    /** The participant has been in doubt for long enough to ask. */
    record DecisionTimeout(TransactionId id) implements TwoPhaseTimer {}

    /** The coordinator has waited long enough for acknowledgements to repeat its decision. */
    record AckTimeout(TransactionId id) implements TwoPhaseTimer {}
}
