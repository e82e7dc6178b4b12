package dev.splitbrain.protocol.paxos.epaxos;

import dev.splitbrain.node.DurableLog;
import dev.splitbrain.protocol.shared.Quorums;

/** The decisions that safety hangs on, each with the right answer. A {@link Mutant} gets one of them wrong. */
class Rules {
    /** Who must answer on the slow path, and in a recovery. */
    int majority(int replicas) {
        return Quorums.majority(replicas);
    }

    /**
     * Who must agree on the fast path, the command leader among them: as in the basic protocol 2F of 2F + 1 replicas (Moraru,
     * Andersen and Kaminsky 2013, §4.3). The smaller quorum of the optimized protocol, F + ⌊(F + 1) / 2⌋, needs another recovery.
     */
    static int fastQuorum(int replicas) {
        return replicas < 3 ? replicas : replicas - 1;
    }

    /** The fast path is for commands whose attributes nobody had to change. */
    boolean agrees(OrderedCommand sent, OrderedCommand seen) {
        return sent.equals(seen);
    }

    /**
     * Whether the command leader, of whom a recovery has not heard, may have committed on the fast path: then at most one of
     * the majority that answered did not pre-accept the command as it was sent (2013, figure 3: "at least ⌊N/2⌋ identical replies").
     */
    boolean mayBeCommitted(int unchanged, int replicas) {
        int mayDiffer = replicas - fastQuorum(replicas);
        return unchanged >= Quorums.majority(replicas) - mayDiffer;
    }

    /** Whether a recovery goes on with a command that is pre-accepted somewhere; it may not be committed. */
    boolean keepsPreAccepted() {
        return true;
    }

    /** Whether a committed command waits until all that it depends on is committed, and executed first. */
    boolean waitsForDependencies() {
        return true;
    }

    /** What a replica pre-accepted or accepted is on disk before it is told. */
    void saveVote(DurableLog<InstanceRecord> onDisk, InstanceRecord vote) {
        onDisk.append(vote);
    }

    /**
     * What a fast quorum agreed on is on the leader's disk before anybody hears that it is committed. Else the leader would
     * answer a recovery, after a crash, that it has not committed; and beside its answer those of the others are too few to tell.
     */
    void saveAgreement(DurableLog<InstanceRecord> onDisk, InstanceRecord accepted) {
        onDisk.append(accepted);
    }
}
