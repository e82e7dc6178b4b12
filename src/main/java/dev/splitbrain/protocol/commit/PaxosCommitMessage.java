package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TransactionId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the nodes of a Paxos Commit send each other. Each participant's vote is an instance of Paxos of its own; messages of
 * all instances of a transaction that go the same way go as one.
 */
public sealed interface PaxosCommitMessage extends Message {
    /** The transaction, and all that a node that first hears of it must know. */
    Branch branch();

    default TransactionId id() {
        return branch().id();
    }

    /** A participant tells the leader that it begins; it is prepared, and its vote is on its way to the acceptors. */
    record BeginCommit(Branch branch) implements PaxosCommitMessage {}

    record Prepare(Branch branch) implements PaxosCommitMessage {}

    /**
     * Accept these votes, by participant. In ballot 0 it is the participant's own.
     *
     * @param begins whether it is the first that the leader, on the acceptor's node, hears of the transaction
     */
    record Phase2a(Branch branch, Ballot ballot, Map<NodeId, Vote> votes, boolean begins)
            implements PaxosCommitMessage {
        public Phase2a {
            votes = copy(votes);
        }
    }

    /** The acceptor has accepted these votes, and it is on disk. */
    record Phase2b(Branch branch, Ballot ballot, Map<NodeId, Vote> votes) implements PaxosCommitMessage {
        public Phase2b {
            votes = copy(votes);
        }
    }

    /** A leader begins a ballot. */
    record Phase1a(Branch branch, Ballot ballot) implements PaxosCommitMessage {}

    /** The acceptor will accept nothing in lower ballots, and has accepted this in them. */
    record Phase1b(Branch branch, Ballot ballot, Map<NodeId, Accepted> accepted) implements PaxosCommitMessage {
        public Phase1b {
            accepted = copy(accepted);
        }
    }

    /** The acceptor has promised a higher ballot: the leader must try a higher one still. */
    record Preempted(Branch branch, Ballot promised) implements PaxosCommitMessage {}

    /** All votes are chosen, and all are prepared. */
    record Commit(Branch branch) implements PaxosCommitMessage {}

    /** A vote is chosen that is not prepared. */
    record Abort(Branch branch) implements PaxosCommitMessage {}

    /** A participant in doubt asks for the outcome; whoever is asked leads from now on. */
    record Inquire(Branch branch) implements PaxosCommitMessage {}

    /**
     * The transaction is aborted, and the leader, which has been down, does not know whether an earlier attempt of the same
     * request may commit: take part in none of them.
     */
    record Renounce(Branch branch) implements PaxosCommitMessage {}

    /**
     * The participant takes part in no earlier attempt of the request.
     *
     * @param committed whether it has committed one already
     */
    record Renounced(Branch branch, boolean committed) implements PaxosCommitMessage {}

    /** A vote that an acceptor accepted, and the ballot. */
    record Accepted(Ballot ballot, Vote vote) {}

    private static <V> Map<NodeId, V> copy(Map<NodeId, V> byNode) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(byNode));
    }
}
