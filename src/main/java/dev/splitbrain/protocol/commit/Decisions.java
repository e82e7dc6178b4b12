package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.node.TransactionNote;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.Abort;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.Ack;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.Commit;
import dev.splitbrain.protocol.commit.TwoPhaseMessage.Settled;
import dev.splitbrain.protocol.commit.TwoPhaseTimer.AckTimeout;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.TransactionalStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a coordinator remembers of its decisions, on disk and in memory: second phase, recovery, and the answers to those
 * who ask later. A decision is remembered until all who must acknowledge it have; after that the presumption answers.
 */
final class Decisions {
    private final Context<TwoPhaseMessage> ctx;
    private final TwoPhaseSettings settings;
    private final boolean keepsAll; // nothing is ever forgotten
    private final boolean hearsLate; // a transaction may arrive after the question how it ended
    private final DurableLog<CoordinatorRecord> log; // durable
    private final Map<TransactionId, Outcome> known = new TreeMap<>(); // decided and not forgotten
    private final Map<TransactionId, TreeSet<NodeId>> unacknowledged = new TreeMap<>(); // who must still answer

    Decisions(Context<TwoPhaseMessage> ctx, TwoPhaseSettings settings, Layout layout) {
        this.ctx = ctx;
        this.settings = settings;
        hearsLate = layout.participantsInitiate();
        keepsAll = settings.forget() == Forget.NEVER || hearsLate;
        log = ctx.disk().log("coordinator");
    }

    /** Before anyone is asked to prepare: presumed commit must find those who take part after a crash. */
    void collect(Branch branch) {
        boolean collects = settings.presume().collects() && settings.mutant() != TwoPhaseMutant.NO_COLLECTING_RECORD;
        if (collects) log.append(new CoordinatorRecord.Collecting(branch));
    }

    /** Decides, and tells {@code whom}. What is sent after the record leaves once the record is durable. */
    void decide(Branch branch, Outcome outcome, Result result, List<NodeId> whom) {
        if (outcome == Outcome.COMMIT || settings.forcesAbort()) {
            log.append(new CoordinatorRecord.Decided(branch, outcome, result));
        }
        ctx.send(ctx.self(), new Settled(branch.id(), outcome));
        announce(branch.id(), outcome, whom);
    }

    /** The decision is durable: nothing may change it any more. */
    void onSettled(NodeId self, Settled settled) {
        ctx.note(
                settled.outcome() == Outcome.COMMIT
                        ? new TransactionNote.DecidedCommit(settled.id())
                        : new TransactionNote.DecidedAbort(settled.id()));
    }

    private void announce(TransactionId id, Outcome outcome, List<NodeId> whom) {
        for (NodeId participant : whom) tell(participant, id, outcome);
        boolean acknowledged = settings.acknowledges(outcome);
        if (keepsAll || acknowledged) known.put(id, outcome); // otherwise the presumption answers from now on
        if (!acknowledged) return;
        unacknowledged.put(id, new TreeSet<>(whom));
        ctx.setTimer(settings.decisionTimeout(), new AckTimeout(id));
        maybeForget(id);
    }

    private void tell(NodeId participant, TransactionId id, Outcome outcome) {
        ctx.send(participant, outcome == Outcome.COMMIT ? new Commit(id) : new Abort(id));
    }

    void onAck(NodeId from, Ack ack) {
        TreeSet<NodeId> left = unacknowledged.get(ack.id());
        if (left == null) return; // all had acknowledged: a duplicate
        left.remove(from);
        maybeForget(ack.id());
    }

    private void maybeForget(TransactionId id) {
        if (!unacknowledged.get(id).isEmpty()) return;
        log.appendUnforced(new CoordinatorRecord.Ended(id)); // if a crash loses it, all are told again
        unacknowledged.remove(id);
        if (!keepsAll) known.remove(id);
        ctx.cancelTimer(new AckTimeout(id));
    }

    void onAckTimeout(AckTimeout timeout) {
        TransactionId id = timeout.id();
        for (NodeId participant : unacknowledged.get(id)) tell(participant, id, known.get(id));
        ctx.setTimer(settings.decisionTimeout(), timeout);
    }

    /** Whether it is decided and not forgotten. */
    boolean knows(TransactionId id) {
        return known.containsKey(id);
    }

    /** A participant asks about a transaction that is not being voted on. */
    void answer(NodeId from, TransactionId id) {
        Outcome outcome = known.get(id);
        if (outcome == null) {
            outcome = settings.presume().answer();
            if (hearsLate && outcome == Outcome.ABORT) deny(id); // it must stay aborted when it arrives
        }
        tell(from, id, outcome);
    }

    private void deny(TransactionId id) {
        log.append(new CoordinatorRecord.Denied(id));
        known.put(id, Outcome.ABORT);
        ctx.send(ctx.self(), new Settled(id, Outcome.ABORT));
    }

    // ---- recovery ----

    /** After a crash: what was decided is told again, what was begun and not decided is aborted. */
    void recover(Requests requests) {
        Map<TransactionId, CoordinatorRecord> last = new LinkedHashMap<>();
        for (CoordinatorRecord record : log) {
            last.put(record.id(), record);
            if (record instanceof CoordinatorRecord.Decided decided) {
                requests.remember(decided.id().request(), decided.result());
                if (keepsAll) known.put(decided.id(), decided.outcome());
            } else if (record instanceof CoordinatorRecord.Denied denied) {
                known.put(denied.id(), Outcome.ABORT);
            }
        }
        last.values().forEach(this::recover);
    }

    private void recover(CoordinatorRecord last) {
        if (last instanceof CoordinatorRecord.Collecting collecting) {
            Branch branch = collecting.branch();
            decide(branch, Outcome.ABORT, TransactionalStore.ABORTED, branch.participants());
        } else if (last instanceof CoordinatorRecord.Decided decided) {
            ctx.send(ctx.self(), new Settled(decided.id(), decided.outcome()));
            boolean toldAgain = settings.acknowledges(decided.outcome());
            if (toldAgain)
                announce(decided.id(), decided.outcome(), decided.branch().participants());
        }
    }
}
