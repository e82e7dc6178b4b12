package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.node.TransactionNote;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.AckPreCommit;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.PreCommit;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.Prepare;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.Settled;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.StateRequest;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.VoteNo;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.VoteYes;
import dev.splitbrain.protocol.commit.ThreePhaseTimer.DecisionTimeout;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A participant of a three-phase commit: votes, is pre-committed, is told; or takes over where nobody tells. */
final class ThreePhaseParticipant implements Store.Voter {
    private final Context<ThreePhaseMessage> ctx;
    private final ThreePhaseSettings settings;
    private final Layout layout;
    private final BackupCoordinator backup;
    private final Store store;
    private final TreeSet<TransactionId> preCommitted = new TreeSet<>(); // lost in a crash: then others decide
    private final TreeSet<TransactionId> recovering = new TreeSet<>(); // in doubt since before a crash
    private final TreeSet<TransactionId> blocked = new TreeSet<>();
    private final Map<TransactionId, Integer> rounds = new TreeMap<>(); // the highest one heard of

    ThreePhaseParticipant(
            Context<ThreePhaseMessage> ctx, ThreePhaseSettings settings, Layout layout, BackupCoordinator backup) {
        this.ctx = ctx;
        this.settings = settings;
        this.layout = layout;
        this.backup = backup;
        store = new Store(ctx, layout, new Store.Rules(settings.onConflict(), true, true, true, true), this);
        for (Branch branch : store.inDoubt()) recovering.add(branch.id());
    }

    Store store() {
        return store;
    }

    // ---- the coordinator's phases ----

    void onPrepare(NodeId from, Prepare prepare) {
        store.prepare(prepare.branch());
    }

    @Override
    public void voteYes(Branch branch, SortedMap<String, Object> values) {
        ctx.send(branch.coordinator(), new VoteYes(branch.id(), values)); // leaves once the prepare record is durable
        if (!recovering.contains(branch.id())) waitForNext(branch.id());
    }

    @Override
    public void voteNo(Branch branch, Refusal reason) {
        ctx.send(branch.coordinator(), new VoteNo(branch.id(), reason));
    }

    /** Who comes later in the order of participants waits longer, so that seldom two take over at once. */
    private void waitForNext(TransactionId id) {
        int place = store.branch(id).participants().indexOf(ctx.self());
        Duration longer = settings.ackTimeout().multipliedBy(place);
        ctx.setTimer(settings.decisionTimeout().plus(longer), new DecisionTimeout(id));
    }

    void onPreCommit(NodeId from, PreCommit message) {
        TransactionId id = message.id();
        if (standing(id) != Standing.UNCERTAIN && standing(id) != Standing.PRE_COMMITTED)
            return; // decided, or was down
        if (message.round() < rounds.getOrDefault(id, 0)) return; // from one that others took over from
        if (preCommitted.add(id)) ctx.note(new TransactionNote.PreCommitted(id));
        ctx.send(from, new AckPreCommit(id, message.round()));
        waitForNext(id);
    }

    /** The decision reached this node. */
    void onOutcome(TransactionId id, Outcome outcome) {
        if (outcome == Outcome.COMMIT) store.commit(id);
        else store.abort(id);
        ctx.cancelTimer(new DecisionTimeout(id));
        backup.stop(id);
        preCommitted.remove(id);
        recovering.remove(id);
        if (blocked.remove(id)) ctx.note(new TransactionNote.Unblocked(id));
    }

    // ---- taking over ----

    void onDecisionTimeout(DecisionTimeout timeout) {
        TransactionId id = timeout.id();
        if (blocked.add(id)) ctx.note(new TransactionNote.BecameBlocked(id));
        if (settings.mutant() == ThreePhaseMutant.TIMEOUT_DECIDES) {
            onOutcome(id, preCommitted.contains(id) ? Outcome.COMMIT : Outcome.ABORT);
        } else {
            rounds.put(id, backup.takeOver(store.branch(id), rounds.getOrDefault(id, 0)));
            waitForNext(id);
        }
    }

    /** Whether it obeys: not where it has heard of a higher round. */
    boolean obeys(StateRequest request, NodeId from) {
        TransactionId id = request.id();
        if (request.round() < rounds.getOrDefault(id, 0)) return false;
        rounds.put(id, request.round());
        if (!from.equals(ctx.self())) backup.stop(id);
        if (standing(id) == Standing.UNCERTAIN || standing(id) == Standing.PRE_COMMITTED) waitForNext(id);
        return true;
    }

    /** Before it says that it knows nothing of a transaction, it sees to it that it never votes yes. */
    void refuseUnvoted(TransactionId id) {
        boolean unvoted = store.state(id) == Store.State.UNKNOWN || store.state(id) == Store.State.WAITING;
        if (!layout.isParticipant() || !unvoted) return;
        store.abortUnilaterally(id);
        ctx.send(ctx.self(), new Settled(id, Outcome.ABORT));
    }

    boolean isRecovering(TransactionId id) {
        return recovering.contains(id);
    }

    /** How far this participant is. */
    Standing standing(TransactionId id) {
        return switch (store.state(id)) {
            case COMMITTED -> Standing.COMMITTED;
            case ABORTED -> Standing.ABORTED;
            case PREPARED -> inDoubt(id);
            default -> Standing.RECOVERING; // not a participant of it
        };
    }

    private Standing inDoubt(TransactionId id) {
        if (preCommitted.contains(id)) return Standing.PRE_COMMITTED;
        boolean counts = !recovering.contains(id) || settings.mutant() == ThreePhaseMutant.COUNTS_RECOVERED;
        return counts ? Standing.UNCERTAIN : Standing.RECOVERING;
    }
}
