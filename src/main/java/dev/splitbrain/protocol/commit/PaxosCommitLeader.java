package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.node.TransactionNote;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Abort;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Accepted;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Commit;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Phase1a;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Phase1b;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Phase2a;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Phase2b;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Preempted;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Prepare;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Renounce;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Renounced;
import dev.splitbrain.protocol.commit.PaxosCommitTimer.BallotTimeout;
import dev.splitbrain.protocol.commit.PaxosCommitTimer.RenounceTimeout;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.TransactionalStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A leader. The first one of a transaction only asks the participants to prepare and learns what they chose in their ballot.
 * It, or another that is asked later, begins a ballot of its own where that takes too long; who leads is for speed, not for
 * safety (Gray and Lamport 2006, §4.1).
 */
final class PaxosCommitLeader {
    private static final int LONGEST_PATIENCE = 4;

    private final Context<PaxosCommitMessage> ctx;
    private final PaxosCommitSettings settings;
    private final Acceptors acceptors;
    private final Requests requests;
    private final Map<TransactionId, Leading> open = new TreeMap<>(); // lost in a crash: another leader finds out
    private final TreeSet<TransactionId> begunHere = new TreeSet<>(); // it was the first to lead them
    private final Map<TransactionId, Outcome> known = new TreeMap<>();
    private final Map<TransactionId, Leading> renouncing = new TreeMap<>(); // aborted, and the client is not told yet

    /** A transaction that this node leads, in its present ballot. */
    private static final class Leading {
        final Branch branch;
        Ballot ballot;
        Learner learner;
        final Map<NodeId, Phase1b> promises = new TreeMap<>();
        boolean proposed;
        int attempts; // ballots of its own

        Leading(Branch branch) {
            this.branch = branch;
        }
    }

    PaxosCommitLeader(
            Context<PaxosCommitMessage> ctx, PaxosCommitSettings settings, Acceptors acceptors, Requests requests) {
        this.ctx = ctx;
        this.settings = settings;
        this.acceptors = acceptors;
        this.requests = requests;
    }

    // ---- the participants' ballot ----

    /** A transaction begins; {@code initiator}, if it is a participant, is prepared already. */
    void begin(Branch branch, Optional<NodeId> initiator) {
        if (open.containsKey(branch.id()) || known.containsKey(branch.id())) return; // a copy
        Optional<Result> before = requests.answerTo(branch.id().request());
        before.ifPresent(result -> ctx.reply(branch.id().request(), result));
        if (before.isPresent()) return; // an initiator that crashed begins again; unasked, the others will not vote
        begunHere.add(branch.id());
        ctx.note(new TransactionNote.BeganTransaction(branch.id()));
        for (NodeId participant : branch.participants()) {
            if (initiator.isEmpty() || !initiator.get().equals(participant)) ctx.send(participant, new Prepare(branch));
        }
        if (!acceptors.learnersOf(branch).contains(ctx.self())) return; // others will know, and ask if not
        lead(new Leading(branch), Ballot.ofParticipants(branch));
        ctx.setTimer(settings.voteTimeout(), new BallotTimeout(branch.id()));
    }

    private void lead(Leading leading, Ballot ballot) {
        leading.ballot = ballot;
        leading.learner = new Learner(leading.branch, ballot, settings.quorum());
        leading.promises.clear();
        leading.proposed = false;
        open.put(leading.branch.id(), leading);
    }

    void onPhase2b(NodeId from, Phase2b message) {
        Leading leading = open.get(message.id());
        if (leading == null) return; // the outcome is known
        leading.learner.hear(from, message);
        leading.learner.outcome().ifPresent(outcome -> decide(leading, outcome));
    }

    // ---- a ballot of its own ----

    /** A participant in doubt asks. */
    void onInquire(Branch branch) {
        if (!open.containsKey(branch.id())) newBallot(new Leading(branch), 0);
        // Otherwise it leads already, and its own timer sees to it that it goes on.
    }

    void onBallotTimeout(BallotTimeout timeout) {
        Leading leading = open.get(timeout.id());
        newBallot(leading, leading.ballot.round());
    }

    private void newBallot(Leading leading, int highestRound) {
        Branch branch = leading.branch;
        lead(leading, new Ballot(highestRound + 1, requests.start(), ctx.self()));
        ctx.setTimer(patience(++leading.attempts), new BallotTimeout(branch.id()));
        if (settings.mutant() == PaxosCommitMutant.SKIPS_PHASE_1) {
            propose(leading);
        } else {
            for (NodeId acceptor : acceptors.of(branch)) ctx.send(acceptor, new Phase1a(branch, leading.ballot));
        }
    }

    /** By chance, and longer each time: leaders that keep overtaking each other would never finish. */
    private Duration patience(int attempts) {
        double factor = 1 + ctx.random().nextDouble() * Math.min(attempts, LONGEST_PATIENCE);
        return Duration.ofNanos((long) (settings.decisionTimeout().toNanos() * factor));
    }

    void onPhase1b(NodeId from, Phase1b message) {
        Leading leading = open.get(message.id());
        if (leading == null || leading.proposed || !message.ballot().equals(leading.ballot)) return; // late
        leading.promises.put(from, message);
        if (leading.promises.size() >= settings.quorum()) propose(leading);
    }

    private void propose(Leading leading) {
        leading.proposed = true;
        Map<NodeId, Vote> votes = new TreeMap<>();
        for (NodeId participant : leading.branch.participants()) votes.put(participant, safe(leading, participant));
        Phase2a proposal = new Phase2a(leading.branch, leading.ballot, votes, false);
        for (NodeId acceptor : acceptors.of(leading.branch)) ctx.send(acceptor, proposal);
    }

    /** What may have been chosen: the vote accepted in the highest ballot. Where there is none, the leader is free: abort. */
    private Vote safe(Leading leading, NodeId participant) {
        Accepted highest = null;
        for (Phase1b promise : leading.promises.values()) {
            Accepted accepted = promise.accepted().get(participant);
            if (accepted == null) continue;
            if (highest == null || accepted.ballot().compareTo(highest.ballot()) > 0) highest = accepted;
        }
        if (highest != null) return highest.vote();
        boolean wrong = settings.mutant() == PaxosCommitMutant.ASSUMES_PREPARED;
        return wrong ? Vote.prepared(new TreeMap<>()) : Vote.aborted(Refusal.SILENT);
    }

    /** Someone else leads in a higher ballot; if that leads nowhere, this node goes above it. */
    void onPreempted(NodeId from, Preempted message) {
        Leading leading = open.get(message.id());
        if (leading == null || message.promised().compareTo(leading.ballot) <= 0) return; // of an earlier ballot
        leading.ballot = message.promised(); // nothing of the lower one counts any more
    }

    // ---- the outcome ----

    private void decide(Leading leading, Outcome outcome) {
        Branch branch = leading.branch;
        TransactionId id = branch.id();
        if (outcome == Outcome.COMMIT) ctx.note(new TransactionNote.AllVotesReceived(id));
        boolean commit = outcome == Outcome.COMMIT;
        ctx.note(commit ? new TransactionNote.DecidedCommit(id) : new TransactionNote.DecidedAbort(id));
        known.put(id, outcome);
        open.remove(id);
        ctx.cancelTimer(new BallotTimeout(id));
        answer(leading, outcome);
        if (settings.faster() && leading.ballot.isOfParticipants()) return; // all participants learn it themselves
        for (NodeId participant : branch.participants()) tell(participant, branch, outcome);
    }

    private void answer(Leading leading, Outcome outcome) {
        TransactionId id = leading.branch.id();
        if (outcome == Outcome.COMMIT) {
            requests.answer(id.request(), leading.learner.result());
        } else if (begunHere.contains(id) && !hasOtherAttempt(id)) {
            if (isFinal(leading)) requests.answer(id.request(), TransactionalStore.ABORTED);
            else renounce(leading);
        }
    }

    /** Whether the client will hear of another attempt of its request. */
    private boolean hasOtherAttempt(TransactionId id) {
        TransactionId later = begunHere.higher(id);
        return later != null && later.request().equals(id.request());
    }

    /** Whether no other attempt of the request can have committed: only then may the client be told that it is aborted. */
    private static boolean isFinal(Leading leading) {
        return leading.branch.id().start() == 1
                || leading.learner.chosen().stream().anyMatch(Vote::isOfOnlyAttempt);
    }

    // ---- an abort after the leader has been down ----

    private void renounce(Leading leading) {
        TransactionId id = leading.branch.id();
        renouncing.put(id, leading);
        for (NodeId participant : leading.branch.participants()) ctx.send(participant, new Renounce(leading.branch));
        ctx.setTimer(patience(++leading.attempts), new RenounceTimeout(id));
    }

    void onRenounceTimeout(RenounceTimeout timeout) {
        renounce(renouncing.get(timeout.id()));
    }

    /** One participant that takes part in no other attempt is enough: all must, for it to commit. */
    void onRenounced(NodeId from, Renounced message) {
        TransactionId id = message.id();
        if (renouncing.remove(id) == null) return; // another was first
        ctx.cancelTimer(new RenounceTimeout(id));
        // Where an earlier attempt has committed, whoever led it to that has told the client.
        if (!message.committed() && !hasOtherAttempt(id)) requests.answer(id.request(), TransactionalStore.ABORTED);
    }

    void tell(NodeId whom, Branch branch, Outcome outcome) {
        ctx.send(whom, outcome == Outcome.COMMIT ? new Commit(branch) : new Abort(branch));
    }

    Optional<Outcome> outcomeOf(TransactionId id) {
        return Optional.ofNullable(known.get(id));
    }
}
