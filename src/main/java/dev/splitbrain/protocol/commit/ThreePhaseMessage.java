package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Message;
import dev.splitbrain.node.TransactionId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What the nodes of a three-phase commit send each other. The coordinator's round is 0; those of its backups are higher. */
public sealed interface ThreePhaseMessage extends Message {
    TransactionId id();

    record Prepare(Branch branch) implements ThreePhaseMessage {
        @Override
        public TransactionId id() {
            return branch.id();
        }
    }

    /** The participant is prepared; {@code values} are what it read. */
    record VoteYes(TransactionId id, Map<String, Object> values) implements ThreePhaseMessage {
        public VoteYes {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }
    }

    record VoteNo(TransactionId id, Refusal reason) implements ThreePhaseMessage {}

    /** All have voted yes: whoever knows this may commit when the coordinator falls silent. */
    record PreCommit(TransactionId id, int round) implements ThreePhaseMessage {}

    record AckPreCommit(TransactionId id, int round) implements ThreePhaseMessage {}

    record Commit(TransactionId id) implements ThreePhaseMessage {}

    record Abort(TransactionId id) implements ThreePhaseMessage {}

    /** A participant takes over and asks how far the others are. */
    record StateRequest(TransactionId id, int round) implements ThreePhaseMessage {}

    record StateReport(TransactionId id, int round, Standing standing) implements ThreePhaseMessage {}

    /** A participant that was down asks how it ended. */
    record Inquire(TransactionId id) implements ThreePhaseMessage {}

    /** The other does not know either. */
    record NotDecided(TransactionId id, Standing standing) implements ThreePhaseMessage {}

    /** A node tells itself, behind its own disk: a decision is one once it is durable. */
    record Settled(TransactionId id, Outcome outcome) implements ThreePhaseMessage {}
}
