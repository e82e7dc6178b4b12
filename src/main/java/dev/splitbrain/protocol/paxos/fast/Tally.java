package dev.splitbrain.protocol.paxos.fast;

import dev.splitbrain.node.NodeId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who voted for what in one ballot, as far as known. In a classic ballot all votes are for one value. */
final class Tally {
    private final SortedMap<NodeId, Object> votes = new TreeMap<>();

    void add(NodeId acceptor, Object value) {
        votes.put(acceptor, value);
    }

    int size() {
        return votes.size();
    }

    int votesFor(Object value) {
        int count = 0;
        for (Object vote : votes.values()) if (vote.equals(value)) count++;
        return count;
    }

    /** The value with the most votes; of equals, that of the first acceptor. */
    Optional<Object> favourite() {
        Optional<Object> favourite = Optional.empty();
        for (Object value : votes.values()) {
            if (favourite.isEmpty() || votesFor(value) > votesFor(favourite.get())) favourite = Optional.of(value);
        }
        return favourite;
    }

    /** The value that so many acceptors have voted for. */
    Optional<Object> chosenBy(int quorum) {
        return favourite().filter(value -> votesFor(value) >= quorum);
    }

    /** Whether no value can reach a quorum any more, however those vote who have not. */
    boolean isCollided(int acceptors, int quorum) {
        return favourite().isPresent() && votesFor(favourite().get()) + acceptors - size() < quorum;
    }

    Map<NodeId, Object> votes() {
        return votes;
    }
}
