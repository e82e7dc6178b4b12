package dev.splitbrain.check;

import dev.splitbrain.history.Operation;
import dev.splitbrain.node.TransactionId;
import java.util.List;

/** A violation is about this transaction, from one moment to another. */
public record TransactionShown(TransactionId transaction, long fromNanos, long toNanos) implements Proof {
    @Override
    public List<Operation> operations() {
        return List.of();
    }
}
