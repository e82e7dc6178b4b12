package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.Abort;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.Ack;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.Begin;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.Commit;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.Inquire;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.InquirePeer;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.Prepare;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.Settled;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.Told;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.Uncertain;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.VoteNo;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.VoteYes;
import dev.splitbrain.protocol.commit.TwoPhaseTimer.AckTimeout;
import dev.splitbrain.protocol.commit.TwoPhaseTimer.DecisionTimeout;
import dev.splitbrain.protocol.commit.TwoPhaseTimer.VoteTimeout;
import dev.splitbrain.spec.Transaction;
import dev.splitbrain.spec.TransactionalStore;

/**
 * Two-phase commit (Gray 1978; Bernstein, Hadzilacos and Goodman 1987, §7.4): one node, which may be coordinator,
 * participant, or both, and who handles what.
 */
public final class TwoPhaseCommit {
    /** Two-phase commit with these options. */
    public static Protocol<TwoPhaseCommit, TwoPhaseMessage> protocol(TwoPhaseSettings settings) {
        return Protocol.<TwoPhaseCommit, TwoPhaseMessage>named(
                        "2pc", TwoPhaseMessage.class, ctx -> new TwoPhaseCommit(ctx, settings))
                .spec(TransactionalStore.SPEC)
                .onRequest(TwoPhaseCommit::onRequest)
                .on(Begin.class, (node, from, message) -> node.coordinator.onBegin(from, message))
                .on(Prepare.class, (node, from, message) -> node.participant.onPrepare(from, message))
                .on(VoteYes.class, (node, from, message) -> node.coordinator.onVoteYes(from, message))
                .on(VoteNo.class, (node, from, message) -> node.coordinator.onVoteNo(from, message))
                .onTimer(VoteTimeout.class, (node, timer) -> node.coordinator.onVoteTimeout(timer))
                .on(Settled.class, (node, from, message) -> node.decisions.onSettled(from, message))
                .on(Commit.class, (node, from, message) -> node.participant.onCommit(from, message))
                .on(Abort.class, (node, from, message) -> node.participant.onAbort(from, message))
                .on(Ack.class, (node, from, message) -> node.decisions.onAck(from, message))
                .onTimer(AckTimeout.class, (node, timer) -> node.decisions.onAckTimeout(timer))
                .onTimer(DecisionTimeout.class, (node, timer) -> node.participant.onDecisionTimeout(timer))
                .on(Inquire.class, (node, from, message) -> node.coordinator.onInquire(from, message))
                .on(InquirePeer.class, (node, from, message) -> node.participant.onInquirePeer(from, message))
                .on(Told.class, (node, from, message) -> node.participant.onTold(from, message))
                .on(Uncertain.class, (node, from, message) -> node.participant.onUncertain(from, message))
                .build();
    }

    private final Layout layout;
    private final Requests requests;
    private final Decisions decisions;
    private final TwoPhaseCoordinator coordinator;
    private final TwoPhaseParticipant participant;

    private TwoPhaseCommit(Context<TwoPhaseMessage> ctx, TwoPhaseSettings settings) {
        layout = Layout.of(ctx, settings.initiator());
        requests = new Requests(ctx, layout, layout.mayBegin(), settings.rememberAborts());
        decisions = new Decisions(ctx, settings, layout);
        coordinator = new TwoPhaseCoordinator(ctx, settings, requests, decisions);
        participant = new TwoPhaseParticipant(ctx, settings, layout, requests);
        decisions.recover(requests);
    }

    private void onRequest(Request request) {
        requests.admit(request).ifPresent(id -> {
            Branch branch = layout.branch(id, (Transaction) request.command());
            if (layout.participantsInitiate()) participant.begin(branch);
            else coordinator.begin(branch);
        });
    }
}
