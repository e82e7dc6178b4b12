package dev.splitbrain.protocol.paxos.single;

import dev.splitbrain.node.DurableValue;
import dev.splitbrain.protocol.paxos.Vote;
import dev.splitbrain.protocol.shared.Quorums;
import java.util.Optional;

/** The decisions that the safety of Paxos hangs on, each with the right answer. A {@link Mutant} gets one of them wrong. */
class Rules {
    /** How many acceptors make a quorum: any two majorities share one (Lamport 2001, §2.2). */
    int majority(int acceptors) {
        return Quorums.majority(acceptors);
    }

    /** P1a: "an acceptor can accept a proposal numbered n iff it has not responded to a prepare request above n". */
    boolean mayAccept(long ballot, long promised) {
        return ballot >= promised;
    }

    /** P2c: of the proposals that the promises report, the one that counts is the highest-numbered. */
    boolean outweighs(Vote reported, Vote known) {
        return reported.ballot() > known.ballot();
    }

    /** P2c: the value of the reported proposal, "or any value if the responses reported no proposals". */
    Optional<Object> valueToPropose(Optional<Object> own, Optional<Vote> reported) {
        return reported.isPresent() ? reported.map(Vote::value) : own;
    }

    /** How many acceptors must have accepted before a learner believes it. */
    int learnQuorum(int q2) {
        return q2;
    }

    /** "An acceptor must remember" its promise "even if it fails and then restarts": on disk before the answer (§2.2). */
    void savePromise(DurableValue<Acceptor.State> onDisk, Acceptor.State state) {
        onDisk.set(state);
    }

    /** As for promises. */
    void saveVote(DurableValue<Acceptor.State> onDisk, Acceptor.State state) {
        onDisk.set(state);
    }

    /** A proposer "remembers (in stable storage) the highest-numbered proposal it has tried to issue" (§2.5). */
    void saveBallot(DurableValue<Long> onDisk, long ballot) {
        onDisk.set(ballot);
    }
}
