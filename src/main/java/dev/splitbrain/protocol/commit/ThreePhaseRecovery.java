package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.Inquire;
import dev.splitbrain.protocol.commit.ThreePhaseMessage.NotDecided;
import dev.splitbrain.protocol.commit.ThreePhaseTimer.RecoveryTimeout;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a participant does that was down while in doubt (Bernstein, Hadzilacos and Goodman 1987, §7.5): it asks the others, and
 * does not take part in the termination protocol. Where all were down, nobody can have decided without a record of it that
 * is found now; so if there is none they abort.
 */
final class ThreePhaseRecovery {
    private final Context<ThreePhaseMessage> ctx;
    private final ThreePhaseSettings settings;
    private final ThreePhaseDecisions decisions;
    private final ThreePhaseParticipant participant;
    private final Map<TransactionId, TreeSet<NodeId>> alsoDown = new TreeMap<>(); // who else was down

    ThreePhaseRecovery(
            Context<ThreePhaseMessage> ctx,
            ThreePhaseSettings settings,
            ThreePhaseDecisions decisions,
            ThreePhaseParticipant participant) {
        this.ctx = ctx;
        this.settings = settings;
        this.decisions = decisions;
        this.participant = participant;
    }

    /** The node starts: what it decided itself it carries out, about the rest it asks. */
    void start() {
        for (Branch branch : participant.store().inDoubt()) {
            decisions
                    .outcomeOf(branch.id())
                    .ifPresentOrElse(outcome -> participant.onOutcome(branch.id(), outcome), () -> ask(branch));
        }
    }

    private void ask(Branch branch) {
        for (NodeId other : ThreePhaseDecisions.everybody(branch)) {
            if (!other.equals(ctx.self())) ctx.send(other, new Inquire(branch.id()));
        }
        ctx.setTimer(settings.decisionTimeout(), new RecoveryTimeout(branch.id()));
    }

    void onRecoveryTimeout(RecoveryTimeout timeout) {
        Branch branch = participant.store().branch(timeout.id());
        if (branch == null) return; // it has been told
        if (settings.mutant() == ThreePhaseMutant.COUNTS_RECOVERED) {
            participant.onDecisionTimeout(new ThreePhaseTimer.DecisionTimeout(timeout.id()));
        } else {
            ask(branch);
        }
    }

    void onNotDecided(NodeId from, NotDecided answer) {
        TransactionId id = answer.id();
        Branch branch = participant.store().branch(id);
        if (branch == null || answer.standing() != Standing.RECOVERING) return; // someone who was not down will decide
        TreeSet<NodeId> down = alsoDown.computeIfAbsent(id, key -> new TreeSet<>());
        down.add(from);
        down.add(ctx.self());
        if (!down.containsAll(ThreePhaseDecisions.everybody(branch))) return;
        alsoDown.remove(id);
        decisions.decide(branch, Outcome.ABORT);
    }
}
