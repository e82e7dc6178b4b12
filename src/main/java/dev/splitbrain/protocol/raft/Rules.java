package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.protocol.shared.Quorums;
import java.util.List;

/** The decisions that Raft's safety hangs on, each with the right answer. A {@link Mutant} gets one of them wrong. */
class Rules {
    /** How many of the voters make a quorum (Raft §5.2, §5.3): any two quorums must share a voter. */
    int quorum(int voters) {
        return Quorums.majority(voters);
    }

    /** Whether a leader may count replicas of an entry of this term (Raft §5.4.2): only those of its own. */
    boolean mayCount(long entryTerm, long currentTerm) {
        return entryTerm == currentTerm;
    }

    /** Keeps term and vote (Raft figure 2): on disk before any message that relies on them. */
    void save(DurableValue<TermAndVote> onDisk, TermAndVote termAndVote) {
        onDisk.set(termAndVote);
    }

    /** Keeps entries (Raft figure 2): on disk before they are acknowledged. */
    void append(DurableLog<Entry> onDisk, List<Entry> entries) {
        onDisk.appendAll(entries);
    }
}
