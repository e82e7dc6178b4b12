package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.node.TransactionNote;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.BeginCommit;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Inquire;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Phase2a;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Phase2b;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Prepare;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Renounce;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Renounced;
import dev.splitbrain.protocol.commit.PaxosCommitTimer.DecisionTimeout;
import dev.splitbrain.spec.TransactionalStore;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A participant of a Paxos Commit: proposes its vote to the acceptors, and learns or asks what became of all. */
final class PaxosCommitParticipant implements Store.Voter {
    private static final int MOST_PATIENCE = 4;

    private final Context<PaxosCommitMessage> ctx;
    private final PaxosCommitSettings settings;
    private final Acceptors acceptors;
    private final Requests requests;
    private final Store store;
    private final TreeSet<TransactionId> begunHere = new TreeSet<>();
    private final TreeSet<TransactionId> blocked = new TreeSet<>();
    private final Map<TransactionId, Integer> asked = new TreeMap<>(); // how many leaders
    private final Map<TransactionId, Learner> learners = new TreeMap<>(); // of the participants' ballot, faster variant

    PaxosCommitParticipant(
            Context<PaxosCommitMessage> ctx, PaxosCommitSettings settings, Acceptors acceptors, Requests requests) {
        this.ctx = ctx;
        this.settings = settings;
        this.acceptors = acceptors;
        this.requests = requests;
        // A no is forced: the participants' ballot must never hold two different votes of one participant.
        Store.Rules rules = new Store.Rules(settings.onConflict(), true, false, true, true);
        store = new Store(ctx, acceptors.layout(), rules, this);
        for (Branch branch : store.inDoubt()) ask(branch);
    }

    // ---- voting ----

    /** A client's transaction begins at this participant (Gray and Lamport 2006, §4.2). */
    void begin(Branch branch) {
        begunHere.add(branch.id());
        store.prepare(branch);
    }

    void onPrepare(NodeId from, Prepare prepare) {
        store.prepare(prepare.branch());
    }

    @Override
    public void voteYes(Branch branch, SortedMap<String, Object> values) {
        vote(branch, Vote.prepared(values)); // leaves once the prepare record is durable
        boolean told = acceptors.firstOf(branch).contains(branch.coordinator());
        if (begunHere.contains(branch.id()) && !told) ctx.send(branch.coordinator(), new BeginCommit(branch));
        ctx.setTimer(settings.decisionTimeout(), new DecisionTimeout(branch.id()));
    }

    @Override
    public void voteNo(Branch branch, Refusal reason) {
        if (!begunHere.contains(branch.id())) {
            vote(branch, Vote.aborted(reason));
        } else if (reason == Refusal.CONFLICT) {
            requests.answer(branch.id().request(), TransactionalStore.ABORTED); // nobody else has heard of it
        }
    }

    /** The leader, where it shares a node with an acceptor, hears with the vote that the transaction begins. */
    private void vote(Branch branch, Vote vote) {
        Ballot ballot = Ballot.ofParticipants(branch);
        for (NodeId acceptor : acceptors.firstOf(branch)) {
            boolean begins = begunHere.contains(branch.id()) && acceptor.equals(branch.coordinator());
            ctx.send(acceptor, new Phase2a(branch, ballot, Map.of(ctx.self(), vote), begins));
        }
    }

    // ---- the outcome ----

    /** The faster variant: acceptors tell participants at once what they accepted. */
    void onPhase2b(NodeId from, Phase2b message) {
        Branch branch = message.branch();
        if (!settings.faster() || !message.ballot().isOfParticipants()) return; // for the leader on this node
        if (store.state(branch.id()) != Store.State.PREPARED) return; // decided, or its own no decided it
        Learner learner =
                learners.computeIfAbsent(branch.id(), id -> new Learner(branch, message.ballot(), settings.quorum()));
        learner.hear(from, message);
        learner.outcome().ifPresent(outcome -> {
            onOutcome(branch.id(), outcome);
            if (begunHere.contains(branch.id())) answer(branch.id(), outcome, learner);
        });
    }

    /** It was prepared, so that no other attempt of the request can have committed. */
    private void answer(TransactionId id, Outcome outcome, Learner learner) {
        boolean commit = outcome == Outcome.COMMIT;
        requests.answer(id.request(), commit ? learner.result() : TransactionalStore.ABORTED);
    }

    void onOutcome(TransactionId id, Outcome outcome) {
        if (outcome == Outcome.COMMIT) store.commit(id);
        else store.abort(id);
        ctx.cancelTimer(new DecisionTimeout(id));
        learners.remove(id);
        asked.remove(id);
        if (blocked.remove(id)) ctx.note(new TransactionNote.Unblocked(id));
    }

    /** Silent where it is in doubt about another attempt: the leader asks again. */
    void onRenounce(NodeId from, Renounce message) {
        onOutcome(message.id(), Outcome.ABORT); // the message that said so may be lost
        Store.State other = store.otherAttempt(message.id());
        if (other != Store.State.PREPARED)
            ctx.send(from, new Renounced(message.branch(), other == Store.State.COMMITTED));
    }

    // ---- in doubt ----

    void onDecisionTimeout(DecisionTimeout timeout) {
        if (blocked.add(timeout.id())) ctx.note(new TransactionNote.BecameBlocked(timeout.id()));
        ask(store.branch(timeout.id()));
    }

    /**
     * Each time another one that may lead: one that is down does not stop the others. And each time later: leaders that are
     * slow because they have too much to do must not be given more.
     */
    private void ask(Branch branch) {
        List<NodeId> leaders = acceptors.leadersOf(branch);
        int count = asked.merge(branch.id(), 1, Integer::sum);
        ctx.send(leaders.get((count - 1) % leaders.size()), new Inquire(branch));
        long longer = Math.min(count, MOST_PATIENCE);
        ctx.setTimer(settings.decisionTimeout().multipliedBy(longer), new DecisionTimeout(branch.id()));
    }

    Store.State state(TransactionId id) {
        return store.state(id);
    }
}
