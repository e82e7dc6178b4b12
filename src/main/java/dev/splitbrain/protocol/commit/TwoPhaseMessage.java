package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Message;
import dev.splitbrain.node.TransactionId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the nodes of a two-phase commit send each other. */
sealed interface TwoPhaseMessage extends Message {
    TransactionId id();

    /** A participant hands its client's transaction to the coordinator, with its own yes where it has given it. */
    record Begin(Branch branch, Optional<Map<String, Object>> yes) implements TwoPhaseMessage {
        public Begin {
            yes = yes.map(TwoPhaseMessage::copy);
        }

        @Override
        public TransactionId id() {
            return branch.id();
        }
    }

    record Prepare(Branch branch) implements TwoPhaseMessage {
        @Override
        public TransactionId id() {
            return branch.id();
        }
    }

    /** The participant is prepared; {@code values} are what it read. */
    record VoteYes(TransactionId id, Map<String, Object> values) implements TwoPhaseMessage {
        public VoteYes {
            values = copy(values);
        }
    }

    record VoteNo(TransactionId id, Refusal reason) implements TwoPhaseMessage {}

    record Commit(TransactionId id) implements TwoPhaseMessage {}

    record Abort(TransactionId id) implements TwoPhaseMessage {}

    /** The decision is on the participant's disk: the coordinator may forget it. */
    record Ack(TransactionId id) implements TwoPhaseMessage {}

    /** A participant in doubt asks the coordinator how it ended. */
    record Inquire(TransactionId id) implements TwoPhaseMessage {}

    /** A participant in doubt asks another. */
    record InquirePeer(TransactionId id) implements TwoPhaseMessage {}

    /** The other knows the decision, or has just made it: one that had not voted may say no. */
    record Told(TransactionId id, Outcome outcome) implements TwoPhaseMessage {}

    /** A node tells itself, behind its own disk: a decision is one once it is durable. */
    record Settled(TransactionId id, Outcome outcome) implements TwoPhaseMessage {}

    /** The other is in doubt as well. */
    record Uncertain(TransactionId id) implements TwoPhaseMessage {}

    private static Map<String, Object> copy(Map<String, Object> values) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
