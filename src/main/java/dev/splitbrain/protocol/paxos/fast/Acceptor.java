package dev.splitbrain.protocol.paxos.fast;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.paxos.PaxosNote;
import dev.splitbrain.protocol.paxos.Roles;
import dev.splitbrain.protocol.paxos.Vote;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Promise;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Propose;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Refused;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Voted;
import dev.splitbrain.protocol.paxos.fast.FastPaxosSettings.Recovery;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The memory of one instance. In the fast round it votes for the first value that reaches it (Lamport 2006, §3.1). */
final class Acceptor {
    /** The highest ballot it takes part in, and its last vote: all it must remember. */
    record State(long ballot, Optional<Vote> vote) {
        static final State INITIAL = new State(Rounds.FIRST, Optional.empty()); // the fast round is open from the start

        boolean hasVotedIn(long inBallot) {
            return vote.isPresent() && vote.get().ballot() == inBallot;
        }
    }

    private final Context<FastPaxosMessage> ctx;
    private final String instance;
    private final Rules rules;
    private final DurableValue<State> state; // durable
    private final SortedSet<NodeId> told = new TreeSet<>(); // who hears of votes
    private final SortedSet<NodeId> toldOfFastVotes = new TreeSet<>();

    Acceptor(Context<FastPaxosMessage> ctx, String instance, Roles roles, FastPaxosSettings settings) {
        this.ctx = ctx;
        this.instance = instance;
        rules = settings.mutant().rules();
        state = ctx.disk().value("acceptor " + instance, State.INITIAL);
        told.addAll(roles.learners());
        told.addAll(roles.proposers());
        toldOfFastVotes.addAll(told);
        if (settings.recovery() == Recovery.UNCOORDINATED) toldOfFastVotes.addAll(roles.acceptors());
    }

    /** A value straight from a proposer: phase 2b of the fast round. Who comes late is told of the vote that there is. */
    void onPropose(NodeId proposer, Propose propose) {
        State before = state.get();
        boolean open = before.ballot() == Rounds.FIRST;
        if (open && rules.mayVoteInFastRound(before.vote().isPresent())) {
            vote(Rounds.FIRST, propose.value());
        } else if (before.vote().isPresent()) {
            ctx.send(proposer, voted(before.vote().get()));
        } else {
            ctx.send(proposer, new Refused(instance, Rounds.FIRST, before.ballot()));
        }
    }

    /** Phase 1b. */
    void onPrepare(NodeId proposer, Prepare prepare) {
        State before = state.get();
        if (prepare.ballot() < before.ballot()) {
            ctx.send(proposer, new Refused(instance, prepare.ballot(), before.ballot()));
            return;
        }
        if (prepare.ballot() > before.ballot()) {
            rules.savePromise(state, new State(prepare.ballot(), before.vote()));
            ctx.note(new PaxosNote.Promised(instance, prepare.ballot()));
        }
        ctx.send(proposer, new Promise(instance, prepare.ballot(), before.vote()));
    }

    /** Phase 2b of a classic round. */
    void onAccept(NodeId proposer, Accept accept) {
        State before = state.get();
        if (accept.ballot() < before.ballot()) {
            ctx.send(proposer, new Refused(instance, accept.ballot(), before.ballot()));
        } else if (before.hasVotedIn(accept.ballot())) {
            tell(before.vote().get());
        } else {
            vote(accept.ballot(), accept.value());
        }
    }

    /** The fast round collided: without a coordinator, an acceptor does in the next what the coordinator would (§3.2). */
    void onCollision(Tally votes) {
        State before = state.get();
        boolean late = before.ballot() > Rounds.AFTER_COLLISION || before.hasVotedIn(Rounds.AFTER_COLLISION);
        if (!late) vote(Rounds.AFTER_COLLISION, rules.pick(votes).orElseThrow());
    }

    private void vote(long ballot, Object value) {
        Vote vote = new Vote(ballot, value);
        rules.saveVote(state, new State(ballot, Optional.of(vote)));
        ctx.note(new PaxosNote.Accepted(instance, ballot, value));
        tell(vote); // leaves once the vote is on disk
    }

    private void tell(Vote vote) {
        for (NodeId node : vote.ballot() == Rounds.FIRST ? toldOfFastVotes : told) ctx.send(node, voted(vote));
    }

    private Voted voted(Vote vote) {
        return new Voted(instance, vote.ballot(), vote.value());
    }
}
