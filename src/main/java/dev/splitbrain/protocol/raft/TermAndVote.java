package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.NodeId;
import java.util.Optional;

/** The current term, and who got this node's vote in it: one value, so that one write changes both (Raft figure 2). */
record TermAndVote(long term, Optional<NodeId> votedFor) {
    static TermAndVote initial(InitialState initial) {
        return new TermAndVote(initial.term(), Optional.empty());
    }
}
