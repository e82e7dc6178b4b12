package dev.splitbrain.node;

/**
 * What a node tells of a transaction over several nodes. Every protocol that commits transactions emits these, so that one
 * set of checks and charts judges them all.
 */
public sealed interface TransactionNote extends Note {
    TransactionId transaction();

    /** A coordinator took the transaction on. */
    record BeganTransaction(TransactionId transaction) implements TransactionNote {}

    /**
     * A participant can commit and can abort, and may no longer choose: it is in doubt until it learns the decision. A node
     * that restarts in doubt says so again.
     */
    record Prepared(TransactionId transaction) implements TransactionNote {}

    /** A participant will not commit, for this reason. */
    record Refused(TransactionId transaction, String reason) implements TransactionNote {}

    /** A coordinator holds a yes of every participant, and has not decided yet. */
    record AllVotesReceived(TransactionId transaction) implements TransactionNote {}

    /** A participant knows, and the coordinator was told, that all others are prepared too (three-phase commit). */
    record PreCommitted(TransactionId transaction) implements TransactionNote {}

    /** For this node the transaction is committed, and nothing may change that. */
    record DecidedCommit(TransactionId transaction) implements TransactionNote {}

    /** For this node the transaction is aborted, and nothing may change that. */
    record DecidedAbort(TransactionId transaction) implements TransactionNote {}

    /** A participant has been in doubt for so long that it began to ask; its locks keep others out. */
    record BecameBlocked(TransactionId transaction) implements TransactionNote {}

    /** A participant that was blocked learnt the decision. */
    record Unblocked(TransactionId transaction) implements TransactionNote {}
}
