package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.node.TransactionNote;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.AckPreCommit;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.PreCommit;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.Prepare;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.VoteNo;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.VoteYes;
import dev.splitbrain.protocol.commit.ThreePhaseTimer.AckTimeout;
import dev.splitbrain.protocol.commit.ThreePhaseTimer.VoteTimeout;
import dev.splitbrain.spec.TransactionalStore;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The coordinator of a three-phase commit: collects votes, tells all that all voted yes, and commits when they know. It may
 * find that the participants have taken over meanwhile; then it only waits to hear what it must tell its client.
 */
final class ThreePhaseCoordinator {
    private final Context<ThreePhaseMessage> ctx;
    private final ThreePhaseSettings settings;
    private final Requests requests;
    private final ThreePhaseDecisions decisions;
    private final Map<TransactionId, Round> open = new TreeMap<>(); // lost in a crash

    private enum Phase {
        VOTING,
        PRE_COMMITTING,
        TAKEN_OVER
    }

    private static final class Round {
        final Votes votes;
        final TreeSet<NodeId> acknowledged = new TreeSet<>();
        Phase phase = Phase.VOTING;

        Round(Votes votes) {
            this.votes = votes;
        }
    }

    ThreePhaseCoordinator(
            Context<ThreePhaseMessage> ctx,
            ThreePhaseSettings settings,
            Requests requests,
            ThreePhaseDecisions decisions) {
        this.ctx = ctx;
        this.settings = settings;
        this.requests = requests;
        this.decisions = decisions;
    }

    // ---- phase one: can all commit? ----

    void begin(Branch branch) {
        open.put(branch.id(), new Round(new Votes(branch)));
        ctx.note(new TransactionNote.BeganTransaction(branch.id()));
        for (NodeId participant : branch.participants()) ctx.send(participant, new Prepare(branch));
        ctx.setTimer(settings.voteTimeout(), new VoteTimeout(branch.id()));
    }

    void onVoteYes(NodeId from, VoteYes vote) {
        Round round = in(Phase.VOTING, vote.id());
        if (round == null) return; // decided without it, or from before a crash of this node
        round.votes.yes(from, vote.values());
        if (!round.votes.allYes()) return;
        ctx.note(new TransactionNote.AllVotesReceived(vote.id()));
        ctx.cancelTimer(new VoteTimeout(vote.id()));
        if (settings.mutant() == ThreePhaseMutant.SKIPS_PRE_COMMIT) commit(round);
        else preCommit(round);
    }

    void onVoteNo(NodeId from, VoteNo vote) {
        Round round = in(Phase.VOTING, vote.id());
        if (round == null) return;
        // Where another attempt may have committed, "aborted" would be a lie: the client learns nothing.
        abort(round, vote.reason() != Refusal.DUPLICATE);
    }

    void onVoteTimeout(VoteTimeout timeout) {
        Round round = in(Phase.VOTING, timeout.id());
        if (round != null) abort(round, isOnly(round));
    }

    /**
     * An attempt from after a restart may repeat one that others finish without this node; but not where somebody is prepared
     * for this one, who then takes part in no other.
     */
    private static boolean isOnly(Round round) {
        return round.votes.branch().id().start() == 1 || round.votes.anyYes();
    }

    private void abort(Round round, boolean tellClient) {
        Branch branch = round.votes.branch();
        ctx.cancelTimer(new VoteTimeout(branch.id()));
        decisions.decide(branch, Outcome.ABORT);
        if (tellClient) requests.answer(branch.id().request(), TransactionalStore.ABORTED);
        open.remove(branch.id());
    }

    // ---- phase two: all know that all can ----

    private void preCommit(Round round) {
        Branch branch = round.votes.branch();
        round.phase = Phase.PRE_COMMITTING;
        for (NodeId participant : branch.participants()) ctx.send(participant, new PreCommit(branch.id(), 0));
        ctx.setTimer(settings.ackTimeout(), new AckTimeout(branch.id(), 0));
    }

    void onAckPreCommit(NodeId from, AckPreCommit ack) {
        Round round = in(Phase.PRE_COMMITTING, ack.id());
        if (round == null) return; // committed without waiting for it
        round.acknowledged.add(from);
        if (round.acknowledged.containsAll(round.votes.branch().participants())) commit(round);
    }

    /** Who has not acknowledged is taken for dead: the step that a partition makes wrong. */
    void onAckTimeout(AckTimeout timeout) {
        Round round = in(Phase.PRE_COMMITTING, timeout.id());
        if (round != null) commit(round);
    }

    // ---- phase three ----

    private void commit(Round round) {
        Branch branch = round.votes.branch();
        ctx.cancelTimer(new AckTimeout(branch.id(), 0));
        decisions.decide(branch, Outcome.COMMIT);
        requests.answer(branch.id().request(), round.votes.result());
        open.remove(branch.id());
    }

    // ---- when participants take over ----

    /** Whether it will decide this transaction. */
    boolean willDecide(TransactionId id) {
        Round round = open.get(id);
        return round != null && round.phase != Phase.TAKEN_OVER;
    }

    /** A participant takes over: this node must not decide any more. */
    void stepDown(TransactionId id) {
        Round round = open.get(id);
        if (round == null) return;
        round.phase = Phase.TAKEN_OVER;
        ctx.cancelTimer(new VoteTimeout(id));
        ctx.cancelTimer(new AckTimeout(id, 0));
    }

    /** Those who took over have decided: the client can be told. */
    void onOutcome(TransactionId id, Outcome outcome) {
        Round round = in(Phase.TAKEN_OVER, id);
        if (round == null) return;
        open.remove(id);
        if (outcome == Outcome.COMMIT) requests.answer(id.request(), round.votes.result());
        else if (isOnly(round)) requests.answer(id.request(), TransactionalStore.ABORTED);
    }

    private Round in(Phase phase, TransactionId id) {
        Round round = open.get(id);
        return round != null && round.phase == phase ? round : null;
    }
}
