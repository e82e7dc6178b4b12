package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.TransactionId;

/** One record of a participant's log. The log is the database: what is committed is what its records say. */
sealed interface StoreRecord {
    TransactionId id();

    /** The participant is ready to commit, and has promised to wait for the decision. */
    record Prepared(Branch branch) implements StoreRecord {
        @Override
        public TransactionId id() {
            return branch.id();
        }
    }

    record Committed(TransactionId id) implements StoreRecord {}

    record Aborted(TransactionId id) implements StoreRecord {}
}
