package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.spec.Transaction;
import java.util.List;

/**
 * What a participant must know to vote on a transaction, and to ask about it later. Each takes its own share of the keys.
 *
 * @param coordinator who decides, or leads those who do
 * @param participants all who vote, in the scenario's order
 */
record Branch(TransactionId id, Transaction transaction, NodeId coordinator, List<NodeId> participants) {
    Branch {
        participants = List.copyOf(participants);
    }

    @Override
    public String toString() {
        return id + " " + transaction.keys();
    }
}
