package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.node.TransactionNote;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.Begin;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.Inquire;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.Prepare;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.VoteNo;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.VoteYes;
import dev.splitbrain.protocol.commit.TwoPhaseTimer.VoteTimeout;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.TransactionalStore;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The coordinator of a two-phase commit, first phase: it asks all participants to prepare, and decides by their votes. What
 * becomes of the decision is the work of {@link Decisions}.
 */
final class TwoPhaseCoordinator {
    private final Context<TwoPhaseMessage> ctx;
    private final TwoPhaseSettings settings;
    private final Requests requests;
    private final Decisions decisions;
    private final Map<TransactionId, Votes> voting = new TreeMap<>(); // lost in a crash: those were not decided

    TwoPhaseCoordinator(
            Context<TwoPhaseMessage> ctx, TwoPhaseSettings settings, Requests requests, Decisions decisions) {
        this.ctx = ctx;
        this.settings = settings;
        this.requests = requests;
        this.decisions = decisions;
    }

    /** A transaction begins here. */
    void begin(Branch branch) {
        begin(new Votes(branch));
    }

    private void begin(Votes votes) {
        Branch branch = votes.branch();
        voting.put(branch.id(), votes);
        ctx.note(new TransactionNote.BeganTransaction(branch.id()));
        decisions.collect(branch);
        for (NodeId participant : branch.participants()) {
            if (!votes.isYes(participant)) ctx.send(participant, new Prepare(branch));
        }
        ctx.setTimer(settings.voteTimeout(), new VoteTimeout(branch.id()));
        maybeCommit(votes);
    }

    /** A participant begins, and may have prepared already. */
    void onBegin(NodeId from, Begin begin) {
        TransactionId id = begin.id();
        if (voting.containsKey(id)) return; // a duplicate
        Optional<Result> before = requests.answerTo(id.request());
        before.ifPresent(result -> ctx.reply(id.request(), result));
        if (before.isEmpty() && !decisions.knows(id)) begin(begin.branch(), begin.yes(), from);
        else if (begin.yes().isPresent()) decisions.answer(from, id); // it is prepared, and waits
    }

    private void begin(Branch branch, Optional<Map<String, Object>> yes, NodeId initiator) {
        Votes votes = new Votes(branch);
        yes.ifPresent(values -> votes.yes(initiator, values));
        begin(votes);
    }

    void onVoteYes(NodeId from, VoteYes vote) {
        Votes votes = voting.get(vote.id());
        if (votes == null) return; // decided, or from before a crash of this node: the participant will ask
        votes.yes(from, vote.values());
        maybeCommit(votes);
    }

    private void maybeCommit(Votes votes) {
        if (!votes.allYes()) return;
        ctx.note(new TransactionNote.AllVotesReceived(votes.branch().id()));
        commit(votes);
    }

    private void commit(Votes votes) {
        Branch branch = votes.branch();
        Result result = votes.result();
        boolean early = settings.mutant() == TwoPhaseMutant.ANSWERS_TOO_EARLY;
        if (early) requests.answer(branch.id().request(), result);
        decisions.decide(branch, Outcome.COMMIT, result, branch.participants());
        if (!early) requests.answer(branch.id().request(), result); // leaves once the decision is durable
        close(branch.id());
    }

    void onVoteNo(NodeId from, VoteNo vote) {
        Votes votes = voting.get(vote.id());
        if (votes == null) return; // decided without it
        votes.no(from);
        // Where another attempt may have committed, "aborted" would be a lie: the client learns nothing.
        abort(votes, vote.reason() != Refusal.DUPLICATE);
    }

    void onVoteTimeout(VoteTimeout timeout) {
        Votes votes = voting.get(timeout.id());
        if (settings.mutant() == TwoPhaseMutant.TIMEOUT_COUNTS_AS_YES) commit(votes);
        else abort(votes, true);
    }

    private void abort(Votes votes, boolean tellClient) {
        Branch branch = votes.branch();
        decisions.decide(branch, Outcome.ABORT, TransactionalStore.ABORTED, votes.notNo());
        close(branch.id());
        if (tellClient && !otherAttempt(branch.id())) {
            requests.answer(branch.id().request(), TransactionalStore.ABORTED);
        }
    }

    /** Whether a participant that began this one began it again after a crash: then the client hears of that attempt. */
    private boolean otherAttempt(TransactionId id) {
        return voting.keySet().stream().anyMatch(other -> other.request().equals(id.request()));
    }

    private void close(TransactionId id) {
        voting.remove(id);
        ctx.cancelTimer(new VoteTimeout(id));
    }

    void onInquire(NodeId from, Inquire inquiry) {
        if (voting.containsKey(inquiry.id())) return; // not decided yet: the participant will hear
        decisions.answer(from, inquiry.id());
    }
}
