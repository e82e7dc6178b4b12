package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Abort;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.BeginCommit;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Commit;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Inquire;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Phase1a;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Phase1b;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Phase2a;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Phase2b;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Preempted;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Prepare;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Renounce;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Renounced;
import dev.splitbrain.protocol.commit.PaxosCommitTimer.BallotTimeout;
import dev.splitbrain.protocol.commit.PaxosCommitTimer.DecisionTimeout;
import dev.splitbrain.protocol.commit.PaxosCommitTimer.RenounceTimeout;
import dev.splitbrain.spec.Transaction;
import dev.splitbrain.spec.TransactionalStore;
import java.util.Optional;

/**
 * Paxos Commit (Gray and Lamport 2006): one node, which may be leader, acceptor, participant, or several of them, and who
 * handles what. It does not block while a majority of the acceptors is up, whatever the network does.
 */
public final class PaxosCommit {
    /** Paxos Commit with these options. */
    public static Protocol<PaxosCommit, PaxosCommitMessage> protocol(PaxosCommitSettings settings) {
        return Protocol.<PaxosCommit, PaxosCommitMessage>named(
                        "paxos-commit", PaxosCommitMessage.class, ctx -> new PaxosCommit(ctx, settings))
                .spec(TransactionalStore.SPEC)
                .onRequest(PaxosCommit::onRequest)
                .on(BeginCommit.class, (node, from, message) -> node.onBegin(from, message.branch()))
                .on(Prepare.class, (node, from, message) -> node.participant.onPrepare(from, message))
                .on(Phase2a.class, PaxosCommit::onPhase2a)
                .on(Phase2b.class, PaxosCommit::onPhase2b)
                .on(Commit.class, (node, from, message) -> node.participant.onOutcome(message.id(), Outcome.COMMIT))
                .on(Abort.class, (node, from, message) -> node.participant.onOutcome(message.id(), Outcome.ABORT))
                .onTimer(BallotTimeout.class, (node, timer) -> node.leader.onBallotTimeout(timer))
                .onTimer(RenounceTimeout.class, (node, timer) -> node.leader.onRenounceTimeout(timer))
                .onTimer(DecisionTimeout.class, (node, timer) -> node.participant.onDecisionTimeout(timer))
                .on(Inquire.class, PaxosCommit::onInquire)
                .on(Renounce.class, (node, from, message) -> node.participant.onRenounce(from, message))
                .on(Renounced.class, (node, from, message) -> node.leader.onRenounced(from, message))
                .on(Phase1a.class, (node, from, message) -> node.acceptor.onPhase1a(from, message))
                .on(Phase1b.class, (node, from, message) -> node.leader.onPhase1b(from, message))
                .on(Preempted.class, (node, from, message) -> node.leader.onPreempted(from, message))
                .build();
    }

    private final Layout layout;
    private final Requests requests;
    private final PaxosCommitLeader leader;
    private final Acceptor acceptor;
    private final PaxosCommitParticipant participant;

    private PaxosCommit(Context<PaxosCommitMessage> ctx, PaxosCommitSettings settings) {
        Acceptors acceptors = new Acceptors(ctx, settings);
        layout = acceptors.layout();
        requests = new Requests(ctx, layout, true, settings.rememberAborts()); // any node may lead: ballots differ
        leader = new PaxosCommitLeader(ctx, settings, acceptors, requests);
        acceptor = new Acceptor(ctx, settings, acceptors);
        participant = new PaxosCommitParticipant(ctx, settings, acceptors, requests);
    }

    private void onRequest(Request request) {
        requests.admit(request).ifPresent(id -> {
            Branch branch = layout.branch(id, (Transaction) request.command());
            if (layout.participantsInitiate()) participant.begin(branch);
            else leader.begin(branch, Optional.empty());
        });
    }

    private void onBegin(NodeId from, Branch branch) {
        leader.begin(branch, Optional.of(from));
    }

    private void onPhase2a(NodeId from, Phase2a message) {
        if (message.begins()) onBegin(from, message.branch());
        acceptor.onPhase2a(from, message);
    }

    /** A leader and a participant may share this node: both learn. */
    private void onPhase2b(NodeId from, Phase2b message) {
        leader.onPhase2b(from, message);
        participant.onPhase2b(from, message);
    }

    private void onInquire(NodeId from, Inquire inquiry) {
        Branch branch = inquiry.branch();
        Optional<Outcome> known = leader.outcomeOf(branch.id());
        Store.State here = participant.state(branch.id());
        if (known.isPresent()) leader.tell(from, branch, known.get());
        else if (here == Store.State.COMMITTED) leader.tell(from, branch, Outcome.COMMIT);
        else if (here == Store.State.ABORTED) leader.tell(from, branch, Outcome.ABORT); // no ballot can choose its yes
        else leader.onInquire(branch);
    }
}
