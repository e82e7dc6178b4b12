package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.node.TransactionNote;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.Abort;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.Commit;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.Settled;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The decisions that this node has made, as coordinator or as its backup. They are forced, and never forgotten. */
final class ThreePhaseDecisions {
    private final Context<ThreePhaseMessage> ctx;
    private final DurableLog<Settled> log; // durable
    private final Map<TransactionId, Outcome> known = new TreeMap<>();

    ThreePhaseDecisions(Context<ThreePhaseMessage> ctx) {
        this.ctx = ctx;
        log = ctx.disk().log("decisions");
        for (Settled decision : log) known.put(decision.id(), decision.outcome());
    }

    /** Decides, and tells everybody once the decision is durable. */
    void decide(Branch branch, Outcome outcome) {
        Settled decision = new Settled(branch.id(), outcome);
        log.append(decision);
        known.put(branch.id(), outcome);
        ctx.send(ctx.self(), decision); // before the decision reaches this node as participant
        for (NodeId other : everybody(branch)) tell(other, branch.id(), outcome);
    }

    /** The participants and the coordinator. */
    static TreeSet<NodeId> everybody(Branch branch) {
        TreeSet<NodeId> all = new TreeSet<>(branch.participants());
        all.add(branch.coordinator());
        return all;
    }

    void tell(NodeId whom, TransactionId id, Outcome outcome) {
        ctx.send(whom, outcome == Outcome.COMMIT ? new Commit(id) : new Abort(id));
    }

    void onSettled(NodeId self, Settled settled) {
        TransactionId id = settled.id();
        boolean commit = settled.outcome() == Outcome.COMMIT;
        ctx.note(commit ? new TransactionNote.DecidedCommit(id) : new TransactionNote.DecidedAbort(id));
    }

    Optional<Outcome> outcomeOf(TransactionId id) {
        return Optional.ofNullable(known.get(id));
    }
}
