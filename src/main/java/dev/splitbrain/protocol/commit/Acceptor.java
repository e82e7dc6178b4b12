package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Accepted;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Phase1a;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Phase1b;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Phase2a;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Phase2b;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Preempted;
import java.util.Map;
import java.util.TreeMap;

/**
 * An acceptor of all instances of all transactions. In the participants' ballot it waits for all votes, or a no, and forces and
 * tells them as one: N + F + 1 forced writes in all (Gray and Lamport 2006, §4.2).
 */
final class Acceptor {
    private final Context<PaxosCommitMessage> ctx;
    private final PaxosCommitSettings settings;
    private final Acceptors acceptors;
    private final DurableLog<State> log; // durable: the last record of a transaction counts
    private final Map<TransactionId, State> forced = new TreeMap<>(); // what the log says
    private final Map<TransactionId, State> states = new TreeMap<>(); // and votes that it does not hold yet

    /** What it has promised and accepted for a transaction. A ballot-0 vote may be in memory only; then nobody knows of it. */
    private record State(Branch branch, Ballot promised, Map<NodeId, Accepted> accepted) {
        State promise(Ballot ballot) {
            return new State(branch, ballot, accepted);
        }

        State accept(Ballot ballot, Map<NodeId, Vote> votes) {
            Map<NodeId, Accepted> all = new TreeMap<>(accepted);
            votes.forEach((participant, vote) -> all.put(participant, new Accepted(ballot, vote)));
            return new State(branch, ballot, all);
        }

        Map<NodeId, Vote> votes() {
            Map<NodeId, Vote> votes = new TreeMap<>();
            accepted.forEach((participant, one) -> votes.put(participant, one.vote()));
            return votes;
        }
    }

    Acceptor(Context<PaxosCommitMessage> ctx, PaxosCommitSettings settings, Acceptors acceptors) {
        this.ctx = ctx;
        this.settings = settings;
        this.acceptors = acceptors;
        log = ctx.disk().log("acceptor");
        for (State state : log) forced.put(state.branch().id(), state);
        states.putAll(forced);
    }

    void onPhase2a(NodeId from, Phase2a message) {
        Ballot promised = state(message.branch()).promised();
        if (message.ballot().isOfParticipants()) {
            // After a leader's ballot the vote comes too late; the participant will ask.
            if (promised.isOfParticipants()) onVote(message);
        } else if (message.ballot().compareTo(promised) < 0) {
            ctx.send(from, new Preempted(message.branch(), promised));
        } else {
            force(state(message.branch()).accept(message.ballot(), message.votes()));
            ctx.send(from, new Phase2b(message.branch(), message.ballot(), message.votes()));
        }
    }

    /** A participant proposes its own vote. */
    private void onVote(Phase2a message) {
        Branch branch = message.branch();
        State before = state(branch);
        State after = before.accept(message.ballot(), message.votes());
        states.put(branch.id(), after);
        boolean refused = message.votes().values().stream().anyMatch(vote -> !vote.isPrepared());
        boolean complete = after.accepted().keySet().containsAll(branch.participants());
        if (!refused && !complete) return;
        if (!after.equals(forced.get(branch.id()))) force(after); // a copy of a vote is only answered again
        for (NodeId learner : acceptors.learnersOf(branch)) {
            ctx.send(learner, new Phase2b(branch, message.ballot(), after.votes()));
        }
    }

    void onPhase1a(NodeId from, Phase1a message) {
        State before = state(message.branch());
        if (message.ballot().compareTo(before.promised()) < 0) {
            ctx.send(from, new Preempted(message.branch(), before.promised()));
        } else {
            force(before.promise(message.ballot()));
            ctx.send(from, new Phase1b(message.branch(), message.ballot(), before.accepted()));
        }
    }

    private State state(Branch branch) {
        State state = states.get(branch.id());
        return state != null ? state : new State(branch, Ballot.ofParticipants(branch), Map.of());
    }

    private void force(State state) {
        states.put(state.branch().id(), state);
        forced.put(state.branch().id(), state);
        if (settings.mutant() == PaxosCommitMutant.FORGETFUL_ACCEPTORS) log.appendUnforced(state);
        else log.append(state);
    }
}
