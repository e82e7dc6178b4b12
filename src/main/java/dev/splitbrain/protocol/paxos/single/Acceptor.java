package dev.splitbrain.protocol.paxos.single;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.paxos.PaxosNote;
import dev.splitbrain.protocol.paxos.Roles;
import dev.splitbrain.protocol.paxos.Vote;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Accepted;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Promise;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Refused;
import java.util.List;
import java.util.Optional;

/** The memory of Paxos: promises, and accepts what its promise allows (Lamport 2001, §2.2). */
final class Acceptor {
    /** The highest ballot it has promised, and the highest-numbered proposal it has accepted: all it must remember. */
    record State(long promised, Optional<Vote> vote) {
        static final State INITIAL = new State(0, Optional.empty());
    }

    private final Context<PaxosMessage> ctx;
    private final String instance;
    private final Rules rules;
    private final DurableValue<State> state; // durable
    private final List<NodeId> told; // who hears what it accepts, besides the proposer

    Acceptor(Context<PaxosMessage> ctx, String instance, Roles roles, PaxosSettings settings) {
        this.ctx = ctx;
        this.instance = instance;
        rules = settings.mutant().rules();
        state = ctx.disk().value("acceptor " + instance, State.INITIAL);
        boolean one = settings.learning() == PaxosSettings.Learning.DISTINGUISHED;
        told = one && !roles.learners().isEmpty() ? roles.learners().subList(0, 1) : roles.learners();
    }

    /** Phase 1b. A repeated request is answered again: the first answer may be lost. */
    void onPrepare(NodeId proposer, Prepare prepare) {
        State before = state.get();
        if (prepare.ballot() < before.promised()) {
            ctx.send(proposer, new Refused(instance, prepare.ballot(), before.promised()));
            return;
        }
        if (prepare.ballot() > before.promised()) {
            rules.savePromise(state, new State(prepare.ballot(), before.vote()));
            ctx.note(new PaxosNote.Promised(instance, prepare.ballot()));
        }
        ctx.send(
                proposer, new Promise(instance, prepare.ballot(), before.vote())); // leaves once the promise is on disk
    }

    /** Phase 2b. */
    void onAccept(NodeId proposer, Accept accept) {
        State before = state.get();
        if (!rules.mayAccept(accept.ballot(), before.promised())) {
            ctx.send(proposer, new Refused(instance, accept.ballot(), before.promised()));
            return;
        }
        Vote vote = new Vote(accept.ballot(), accept.value());
        if (!before.vote().equals(Optional.of(vote))) {
            rules.saveVote(state, new State(Math.max(accept.ballot(), before.promised()), Optional.of(vote)));
            ctx.note(new PaxosNote.Accepted(instance, accept.ballot(), accept.value()));
        }
        Accepted accepted = new Accepted(instance, accept.ballot(), accept.value());
        for (NodeId learner : told) ctx.send(learner, accepted); // leaves once the vote is on disk
        if (!told.contains(proposer)) ctx.send(proposer, accepted);
    }
}
