package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.node.TransactionNote;
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
import dev.splitbrain.protocol.commit.TwoPhaseTimer.DecisionTimeout;
import dev.splitbrain.spec.TransactionalStore;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A participant of a two-phase commit: votes, waits for the decision in doubt, and asks where none comes. */
final class TwoPhaseParticipant implements Store.Voter {
    private final Context<TwoPhaseMessage> ctx;
    private final TwoPhaseSettings settings;
    private final Requests requests;
    private final Store store;
    private final TreeSet<TransactionId> begunHere = new TreeSet<>(); // handed over, or about to be
    private final TreeSet<TransactionId> blocked = new TreeSet<>(); // in doubt, and asking
    private final Map<TransactionId, TreeSet<NodeId>> uncertain = new TreeMap<>(); // who else said to be in doubt

    TwoPhaseParticipant(Context<TwoPhaseMessage> ctx, TwoPhaseSettings settings, Layout layout, Requests requests) {
        this.ctx = ctx;
        this.settings = settings;
        this.requests = requests;
        store = new Store(ctx, layout, rules(settings), this);
        for (Branch branch : store.inDoubt()) ask(branch);
    }

    private static Store.Rules rules(TwoPhaseSettings settings) {
        return new Store.Rules(
                settings.onConflict(),
                settings.mutant() != TwoPhaseMutant.UNFORCED_PREPARE,
                settings.acknowledges(Outcome.COMMIT),
                settings.acknowledges(Outcome.ABORT),
                settings.mutant() != TwoPhaseMutant.FORGETS_LOCKS);
    }

    // ---- voting ----

    /** A client's transaction begins at this participant (Gray and Lamport 2006, §3.1). */
    void begin(Branch branch) {
        if (settings.presume().collects()) {
            // The coordinator must have its record before anyone is prepared, this participant too.
            ctx.send(branch.coordinator(), new Begin(branch, Optional.empty()));
        } else {
            begunHere.add(branch.id());
            store.prepare(branch);
        }
    }

    void onPrepare(NodeId from, Prepare prepare) {
        store.prepare(prepare.branch());
    }

    @Override
    public void voteYes(Branch branch, SortedMap<String, Object> values) {
        // Either leaves once the prepare record is durable.
        if (begunHere.contains(branch.id())) ctx.send(branch.coordinator(), new Begin(branch, Optional.of(values)));
        else ctx.send(branch.coordinator(), new VoteYes(branch.id(), values));
        ctx.setTimer(settings.decisionTimeout(), new DecisionTimeout(branch.id()));
    }

    @Override
    public void voteNo(Branch branch, Refusal reason) {
        if (!begunHere.contains(branch.id())) {
            ctx.send(branch.coordinator(), new VoteNo(branch.id(), reason));
        } else if (reason != Refusal.DUPLICATE) {
            requests.answer(branch.id().request(), TransactionalStore.ABORTED); // nobody else has heard of it
        }
    }

    // ---- the decision ----

    void onCommit(NodeId from, Commit commit) {
        store.commit(commit.id());
        settled(commit.id());
        if (settings.acknowledges(Outcome.COMMIT)) ctx.send(from, new Ack(commit.id()));
    }

    void onAbort(NodeId from, Abort abort) {
        store.abort(abort.id());
        settled(abort.id());
        if (settings.acknowledges(Outcome.ABORT)) ctx.send(from, new Ack(abort.id()));
    }

    private void settled(TransactionId id) {
        ctx.cancelTimer(new DecisionTimeout(id));
        uncertain.remove(id);
        if (blocked.remove(id)) ctx.note(new TransactionNote.Unblocked(id));
    }

    // ---- in doubt ----

    void onDecisionTimeout(DecisionTimeout timeout) {
        TransactionId id = timeout.id();
        if (blocked.add(id)) ctx.note(new TransactionNote.BecameBlocked(id));
        ask(store.branch(id));
    }

    private void ask(Branch branch) {
        ctx.send(branch.coordinator(), new Inquire(branch.id()));
        if (settings.termination() == Termination.COOPERATIVE) {
            for (NodeId peer : branch.participants()) {
                if (!peer.equals(ctx.self())) ctx.send(peer, new InquirePeer(branch.id()));
            }
        }
        ctx.setTimer(settings.decisionTimeout(), new DecisionTimeout(branch.id()));
    }

    /** Another participant is in doubt. One that has not voted may still say no, and so end the doubt. */
    void onInquirePeer(NodeId from, InquirePeer inquiry) {
        TransactionId id = inquiry.id();
        if (store.state(id) == Store.State.UNKNOWN || store.state(id) == Store.State.WAITING) {
            store.abortUnilaterally(id);
            ctx.send(ctx.self(), new Settled(id, Outcome.ABORT));
        }
        switch (store.state(id)) {
            case COMMITTED -> ctx.send(from, new Told(id, Outcome.COMMIT));
            case ABORTED -> ctx.send(from, new Told(id, Outcome.ABORT));
            default -> ctx.send(from, new Uncertain(id));
        }
    }

    /** Another participant ends the doubt. The coordinator has its acknowledgement when it tells, too. */
    void onTold(NodeId from, Told told) {
        if (told.outcome() == Outcome.COMMIT) store.commit(told.id());
        else store.abort(told.id());
        settled(told.id());
    }

    /** Another is in doubt as well: nobody may decide, however many say so. */
    void onUncertain(NodeId from, Uncertain answer) {
        Branch branch = store.branch(answer.id());
        if (branch == null || settings.mutant() != TwoPhaseMutant.COMMITS_WHEN_ALL_IN_DOUBT) return;
        TreeSet<NodeId> others = uncertain.computeIfAbsent(answer.id(), id -> new TreeSet<>());
        others.add(from);
        if (others.size() + 1 == branch.participants().size()) onTold(from, new Told(answer.id(), Outcome.COMMIT));
    }
}
