package dev.splitbrain.protocol.paxos.fast;

import dev.splitbrain.node.DurableValue;
import java.util.Optional;

/** The decisions that the safety of Fast Paxos hangs on, each with the right answer. A {@link Mutant} gets one wrong. */
class Rules {
    /**
     * The smallest fast quorums of which any two have an acceptor in common with any classic quorum (Lamport 2006, §3.1):
     * 2 fast + classic > 2 n.
     */
    int fastQuorum(int acceptors, int classicQuorum) {
        return (2 * acceptors - classicQuorum) / 2 + 1;
    }

    /**
     * Picks the value for a higher ballot from the votes of a quorum of acceptors in the highest ballot that any of them voted
     * in (Lamport 2006, §3.1, the coordinator's rule with observation O4): the value that may have been chosen, which is the
     * one that all members of some quorum voted for, as far as they are heard of; any value where there is none.
     *
     * <p>There are never two such values. So if there is one, it is that with the most votes, and else that one is as good
     * as any.
     */
    Optional<Object> pick(Tally votes) {
        return votes.favourite();
    }

    /** An acceptor votes for one value in a ballot, the first it hears of (Lamport 2006, §3.1). */
    boolean mayVoteInFastRound(boolean hasVoted) {
        return !hasVoted;
    }

    /** Promises and votes are on disk before they are told. */
    void savePromise(DurableValue<Acceptor.State> onDisk, Acceptor.State state) {
        onDisk.set(state);
    }

    void saveVote(DurableValue<Acceptor.State> onDisk, Acceptor.State state) {
        onDisk.set(state);
    }

    /** A proposer never uses a ballot twice, whatever becomes of it in between. */
    void saveBallot(DurableValue<Long> onDisk, long ballot) {
        onDisk.set(ballot);
    }
}
