package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.AckPreCommit;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.PreCommit;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.StateReport;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.StateRequest;
import dev.splitbrain.protocol.commit.ThreePhaseTimer.AckTimeout;
import dev.splitbrain.protocol.commit.ThreePhaseTimer.StateTimeout;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The termination protocol (Skeen 1981; Bernstein, Hadzilacos and Goodman 1987, §7.5): a participant takes over from a silent
 * coordinator, asks the others how far they are, and decides by what they say. Rounds have one backup each, and whoever has
 * heard of a round obeys no lower one.
 */
final class BackupCoordinator {
    private final Context<ThreePhaseMessage> ctx;
    private final ThreePhaseSettings settings;
    private final ThreePhaseDecisions decisions;
    private final Map<TransactionId, Takeover> open = new TreeMap<>();

    private static final class Takeover {
        final Branch branch;
        final int round;
        final Map<NodeId, Standing> standings = new TreeMap<>(); // as reported
        final TreeSet<NodeId> unacknowledged = new TreeSet<>(); // of the pre-commit

        Takeover(Branch branch, int round) {
            this.branch = branch;
            this.round = round;
        }
    }

    BackupCoordinator(Context<ThreePhaseMessage> ctx, ThreePhaseSettings settings, ThreePhaseDecisions decisions) {
        this.ctx = ctx;
        this.settings = settings;
        this.decisions = decisions;
    }

    /** Takes over in the next round of this node's that is higher than all it has heard of; gives its number. */
    int takeOver(Branch branch, int heard) {
        int participants = branch.participants().size();
        int round = 1 + branch.participants().indexOf(ctx.self());
        while (round <= heard) round += participants;
        open.put(branch.id(), new Takeover(branch, round));
        for (NodeId other : ThreePhaseDecisions.everybody(branch))
            ctx.send(other, new StateRequest(branch.id(), round));
        ctx.setTimer(settings.ackTimeout(), new StateTimeout(branch.id(), round));
        return round;
    }

    /** Somebody else takes over in a higher round, or the decision is known. */
    void stop(TransactionId id) {
        Takeover takeover = open.remove(id);
        if (takeover == null) return;
        ctx.cancelTimer(new StateTimeout(id, takeover.round));
        ctx.cancelTimer(new AckTimeout(id, takeover.round));
    }

    void onStateReport(NodeId from, StateReport report) {
        Takeover takeover = in(report.id(), report.round());
        if (takeover == null) return; // of an earlier round, or not needed any more
        takeover.standings.put(from, report.standing());
        if (takeover.standings.keySet().containsAll(ThreePhaseDecisions.everybody(takeover.branch))) conclude(takeover);
    }

    /** Who is silent is taken for dead: the step that a partition makes wrong. */
    void onStateTimeout(StateTimeout timeout) {
        Takeover takeover = in(timeout.id(), timeout.round());
        if (takeover != null) conclude(takeover);
    }

    /** Bernstein, Hadzilacos and Goodman 1987, §7.5: the four termination rules. Who was down has no say. */
    private void conclude(Takeover takeover) {
        boolean anyPreCommitted = takeover.standings.containsValue(Standing.PRE_COMMITTED)
                && settings.mutant() != ThreePhaseMutant.ABORTS_PRE_COMMITTED;
        ctx.cancelTimer(new StateTimeout(takeover.branch.id(), takeover.round));
        if (takeover.standings.containsValue(Standing.ABORTED)) decide(takeover, Outcome.ABORT);
        else if (takeover.standings.containsValue(Standing.COMMITTED)) decide(takeover, Outcome.COMMIT);
        else if (anyPreCommitted) preCommit(takeover);
        else decide(takeover, Outcome.ABORT);
    }

    /** All voted yes, but some do not know: they must, before anybody commits. */
    private void preCommit(Takeover takeover) {
        TransactionId id = takeover.branch.id();
        takeover.standings.forEach((node, standing) -> {
            if (standing == Standing.UNCERTAIN) takeover.unacknowledged.add(node);
        });
        for (NodeId node : takeover.unacknowledged) ctx.send(node, new PreCommit(id, takeover.round));
        ctx.setTimer(settings.ackTimeout(), new AckTimeout(id, takeover.round));
        if (takeover.unacknowledged.isEmpty()) decide(takeover, Outcome.COMMIT);
    }

    void onAckPreCommit(NodeId from, AckPreCommit ack) {
        Takeover takeover = in(ack.id(), ack.round());
        if (takeover == null) return;
        takeover.unacknowledged.remove(from);
        if (takeover.unacknowledged.isEmpty()) decide(takeover, Outcome.COMMIT);
    }

    void onAckTimeout(AckTimeout timeout) {
        Takeover takeover = in(timeout.id(), timeout.round());
        if (takeover != null) decide(takeover, Outcome.COMMIT);
    }

    private void decide(Takeover takeover, Outcome outcome) {
        stop(takeover.branch.id());
        decisions.decide(takeover.branch, outcome);
    }

    private Takeover in(TransactionId id, int round) {
        Takeover takeover = open.get(id);
        return takeover != null && takeover.round == round ? takeover : null;
    }
}
