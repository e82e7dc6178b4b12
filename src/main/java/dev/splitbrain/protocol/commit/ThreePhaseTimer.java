package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Timer;
import dev.splitbrain.node.TransactionId;

/** What the nodes of a three-phase commit wait for. */
sealed interface ThreePhaseTimer extends Timer {
    /** The coordinator has waited long enough for votes. */
    record VoteTimeout(TransactionId id) implements ThreePhaseTimer {}

    /** The coordinator of a round has waited long enough for acknowledgements of its pre-commit. */
    record AckTimeout(TransactionId id, int round) implements ThreePhaseTimer {}

    /** The backup of a round has waited long enough for states. */
    record StateTimeout(TransactionId id, int round) implements ThreePhaseTimer {}

    /** The participant has heard nothing for so long that it takes over. */
    record DecisionTimeout(TransactionId id) implements ThreePhaseTimer {}

    /** The participant that was down asks again. */
    record RecoveryTimeout(TransactionId id) implements ThreePhaseTimer {}
}
