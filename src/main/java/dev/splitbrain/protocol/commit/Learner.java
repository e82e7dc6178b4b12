package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Phase2b;
import dev.splitbrain.spec.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one ballot of a transaction has chosen, as far as acceptors have told: a vote is chosen when a quorum accepted it. */
final class Learner {
    private final Branch branch;
    private final Ballot ballot;
    private final int quorum;
    private final Map<NodeId, TreeSet<NodeId>> acceptedBy = new TreeMap<>(); // acceptors, by participant
    private final Map<NodeId, Vote> chosen = new TreeMap<>(); // by participant

    Learner(Branch branch, Ballot ballot, int quorum) {
        this.branch = branch;
        this.ballot = ballot;
        this.quorum = quorum;
    }

    /** An acceptor tells; one ballot has one vote for each participant, so that only acceptors need counting. */
    void hear(NodeId acceptor, Phase2b message) {
        if (!message.ballot().equals(ballot)) return; // of another ballot: counts are not mixed
        message.votes().forEach((participant, vote) -> {
            TreeSet<NodeId> acceptors = acceptedBy.computeIfAbsent(participant, key -> new TreeSet<>());
            acceptors.add(acceptor);
            if (acceptors.size() >= quorum) chosen.put(participant, vote);
        });
    }

    /** The outcome, once it is certain: abort as soon as one vote is chosen that is not prepared. */
    Optional<Outcome> outcome() {
        for (Vote vote : chosen.values()) if (!vote.isPrepared()) return Optional.of(Outcome.ABORT);
        return chosen.keySet().containsAll(branch.participants()) ? Optional.of(Outcome.COMMIT) : Optional.empty();
    }

    Collection<Vote> chosen() {
        return chosen.values();
    }

    /** What the client is told of a commit: the values in the order in which it asked for them. */
    Result result() {
        Map<String, Object> values = new TreeMap<>();
        for (Vote vote : chosen.values()) values.putAll(vote.values());
        List<Object> seen = new ArrayList<>();
        for (String key : branch.transaction().reads()) seen.add(values.get(key));
        return new Result.Values(seen);
    }
}
