package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.Abort;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.AckPreCommit;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.Commit;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.Inquire;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.NotDecided;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.PreCommit;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.Prepare;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.Settled;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.StateReport;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.StateRequest;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.VoteNo;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.VoteYes;
import dev.splitbrain.protocol.commit.ThreePhaseTimer.AckTimeout;
import dev.splitbrain.protocol.commit.ThreePhaseTimer.DecisionTimeout;
import dev.splitbrain.protocol.commit.ThreePhaseTimer.RecoveryTimeout;
import dev.splitbrain.protocol.commit.ThreePhaseTimer.StateTimeout;
import dev.splitbrain.protocol.commit.ThreePhaseTimer.VoteTimeout;
import dev.splitbrain.spec.Transaction;
import dev.splitbrain.spec.TransactionalStore;
import java.util.Optional;

/**
 * Three-phase commit (Skeen 1981): one node, which may be coordinator, participant, or both, and who handles what. It
 * does not block while one node that knows the transaction stays up, provided that no message is late or lost; under a
 * partition it decides differently on the two sides.
 */
public final class ThreePhaseCommit {
    /** Three-phase commit with these options. */
    public static Protocol<ThreePhaseCommit, ThreePhaseMessage> protocol(ThreePhaseSettings settings) {
        return Protocol.<ThreePhaseCommit, ThreePhaseMessage>named(
                        "3pc", ThreePhaseMessage.class, ctx -> new ThreePhaseCommit(ctx, settings))
                .spec(TransactionalStore.SPEC)
                .onRequest(ThreePhaseCommit::onRequest)
                .on(Prepare.class, (node, from, message) -> node.participant.onPrepare(from, message))
                .on(VoteYes.class, (node, from, message) -> node.coordinator.onVoteYes(from, message))
                .on(VoteNo.class, (node, from, message) -> node.coordinator.onVoteNo(from, message))
                .onTimer(VoteTimeout.class, (node, timer) -> node.coordinator.onVoteTimeout(timer))
                .on(PreCommit.class, (node, from, message) -> node.participant.onPreCommit(from, message))
                .on(AckPreCommit.class, ThreePhaseCommit::onAckPreCommit)
                .onTimer(AckTimeout.class, ThreePhaseCommit::onAckTimeout)
                .on(Settled.class, (node, from, message) -> node.decisions.onSettled(from, message))
                .on(Commit.class, (node, from, message) -> node.onOutcome(message.id(), Outcome.COMMIT))
                .on(Abort.class, (node, from, message) -> node.onOutcome(message.id(), Outcome.ABORT))
                .onTimer(DecisionTimeout.class, (node, timer) -> node.participant.onDecisionTimeout(timer))
                .on(StateRequest.class, ThreePhaseCommit::onStateRequest)
                .on(StateReport.class, (node, from, message) -> node.backup.onStateReport(from, message))
                .onTimer(StateTimeout.class, (node, timer) -> node.backup.onStateTimeout(timer))
                .on(Inquire.class, ThreePhaseCommit::onInquire)
                .on(NotDecided.class, (node, from, message) -> node.recovery.onNotDecided(from, message))
                .onTimer(RecoveryTimeout.class, (node, timer) -> node.recovery.onRecoveryTimeout(timer))
                .build();
    }

    private final Context<ThreePhaseMessage> ctx;
    private final Layout layout;
    private final Requests requests;
    private final ThreePhaseDecisions decisions;
    private final ThreePhaseCoordinator coordinator;
    private final BackupCoordinator backup;
    private final ThreePhaseParticipant participant;
    private final ThreePhaseRecovery recovery;

    private ThreePhaseCommit(Context<ThreePhaseMessage> ctx, ThreePhaseSettings settings) {
        this.ctx = ctx;
        layout = Layout.of(ctx, Initiator.COORDINATOR);
        requests = new Requests(ctx, layout, layout.mayBegin(), settings.rememberAborts());
        decisions = new ThreePhaseDecisions(ctx);
        coordinator = new ThreePhaseCoordinator(ctx, settings, requests, decisions);
        backup = new BackupCoordinator(ctx, settings, decisions);
        participant = new ThreePhaseParticipant(ctx, settings, layout, backup);
        recovery = new ThreePhaseRecovery(ctx, settings, decisions, participant);
        recovery.start();
    }

    private void onRequest(Request request) {
        requests.admit(request).ifPresent(id -> coordinator.begin(layout.branch(id, (Transaction) request.command())));
    }

    /** Round 0 is the coordinator's, the others are its backups'. */
    private void onAckPreCommit(NodeId from, AckPreCommit ack) {
        if (ack.round() == 0) coordinator.onAckPreCommit(from, ack);
        else backup.onAckPreCommit(from, ack);
    }

    private void onAckTimeout(AckTimeout timeout) {
        if (timeout.round() == 0) coordinator.onAckTimeout(timeout);
        else backup.onAckTimeout(timeout);
    }

    private void onOutcome(TransactionId id, Outcome outcome) {
        coordinator.onOutcome(id, outcome);
        if (layout.isParticipant()) participant.onOutcome(id, outcome);
    }

    // ---- others ask ----

    private void onStateRequest(NodeId from, StateRequest request) {
        if (!participant.obeys(request, from)) return;
        coordinator.stepDown(request.id());
        participant.refuseUnvoted(request.id());
        ctx.send(from, new StateReport(request.id(), request.round(), standing(request.id())));
    }

    private void onInquire(NodeId from, Inquire inquiry) {
        TransactionId id = inquiry.id();
        participant.refuseUnvoted(id);
        Standing standing = standing(id);
        if (standing == Standing.COMMITTED) decisions.tell(from, id, Outcome.COMMIT);
        else if (standing == Standing.ABORTED) decisions.tell(from, id, Outcome.ABORT);
        else if (coordinator.willDecide(id)) ctx.send(from, new NotDecided(id, Standing.UNCERTAIN));
        else ctx.send(from, new NotDecided(id, standing));
    }

    /** How far this node is, as decider and as participant. */
    private Standing standing(TransactionId id) {
        Optional<Outcome> decided = decisions.outcomeOf(id);
        if (decided.isEmpty()) return participant.standing(id);
        return decided.get() == Outcome.COMMIT ? Standing.COMMITTED : Standing.ABORTED;
    }
}
