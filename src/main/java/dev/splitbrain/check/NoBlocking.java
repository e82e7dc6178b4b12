package dev.splitbrain.check;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.node.TransactionNote;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How long participants stay in doubt: from their yes until they learn the decision. Time for which the participant itself
 * is down does not count, and its doubt begins anew when it restarts.
 */
public final class NoBlocking implements Check {
    private final Limit limit;
    private final Map<NodeId, Map<TransactionId, Long>> inDoubtSince = new LinkedHashMap<>();
    private Doubt longest;

    private record Doubt(NodeId node, TransactionId transaction, long fromNanos, long toNanos) {
        long lengthNanos() {
            return toNanos - fromNanos;
        }
    }

    public NoBlocking(long longerThanNanos) {
        limit = Limit.atMost(longerThanNanos, Limit.Unit.DURATION);
    }

    @Override
    public String name() {
        return "no-blocking";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED, StepKind.CRASHED);
    }

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(TransactionNote.class);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Crashed crashed) {
            Map<TransactionId, Long> open = inDoubtSince.remove(crashed.node());
            if (open != null) open.forEach((id, since) -> measure(crashed.node(), id, since, crashed.timeNanos()));
        } else if (step instanceof Step.Noted noted && noted.note() instanceof TransactionNote note) {
            noted(noted.node(), note, noted.timeNanos());
        }
    }

    private void noted(NodeId node, TransactionNote note, long nowNanos) {
        Map<TransactionId, Long> open = inDoubtSince.computeIfAbsent(node, absent -> new LinkedHashMap<>());
        if (note instanceof TransactionNote.Prepared) {
            open.putIfAbsent(note.transaction(), nowNanos);
        } else if (note instanceof TransactionNote.DecidedCommit || note instanceof TransactionNote.DecidedAbort) {
            Long since = open.remove(note.transaction());
            if (since != null) measure(node, note.transaction(), since, nowNanos);
        }
    }

    private void measure(NodeId node, TransactionId id, long sinceNanos, long nowNanos) {
        Doubt doubt = new Doubt(node, id, sinceNanos, nowNanos);
        if (longest == null || doubt.lengthNanos() > longest.lengthNanos()) longest = doubt;
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        inDoubtSince.forEach(
                (node, open) -> open.forEach((id, since) -> measure(node, id, since, evidence.endNanos())));
        inDoubtSince.clear();
        if (longest == null) return Verdict.undecided("no doubt", "no participant ever voted yes");
        String reason = longest.node() + " was in doubt about " + longest.transaction() + " from "
                + Quantity.moment(longest.fromNanos()) + " to " + Quantity.moment(longest.toNanos());
        Verdict verdict = limit.judge(longest.lengthNanos(), reason);
        return verdict.answer() == Verdict.Answer.VALID
                ? verdict
                : verdict.at(longest.fromNanos())
                        .because(new TransactionShown(longest.transaction(), longest.fromNanos(), longest.toNanos()));
    }
}
