package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.TransactionId;
import dev.splitbrain.spec.Result;

/** One record of a coordinator's log. */
sealed interface CoordinatorRecord {
    TransactionId id();

    /** Who takes part, before anyone is asked (presumed commit). */
    record Collecting(Branch branch) implements CoordinatorRecord {
        @Override
        public TransactionId id() {
            return branch.id();
        }
    }

    /** The decision; {@code result} is what the client is told. This record is the moment of truth. */
    record Decided(Branch branch, Outcome outcome, Result result) implements CoordinatorRecord {
        @Override
        public TransactionId id() {
            return branch.id();
        }
    }

    /**
     * A participant that began a transaction was told that it is aborted, before the coordinator heard of it: what comes
     * later must not change that.
     */
    record Denied(TransactionId id) implements CoordinatorRecord {}

    /** All have acknowledged: the transaction is forgotten. */
    record Ended(TransactionId id) implements CoordinatorRecord {}
}
