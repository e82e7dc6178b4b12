package dev.splitbrain.protocol.commit;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.node.TransactionNote;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Whether nobody is still in doubt at the end about what was prepared before a moment: liveness, once all faults are over. */
final class Settles implements Check {
    private record Doubt(NodeId node, TransactionId transaction) {}

    private final long preparedBeforeNanos;
    private final Map<Doubt, Long> open = new LinkedHashMap<>();

    Settles(long preparedBeforeNanos) {
        this.preparedBeforeNanos = preparedBeforeNanos;
    }

    @Override
    public String name() {
        return "settles";
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED, StepKind.CRASHED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Crashed crashed) {
            open.keySet().removeIf(doubt -> doubt.node().equals(crashed.node()));
        } else if (step instanceof Step.Noted noted && noted.note() instanceof TransactionNote note) {
            Doubt doubt = new Doubt(noted.node(), note.transaction());
            if (note instanceof TransactionNote.Prepared) open.put(doubt, noted.timeNanos());
            if (note instanceof TransactionNote.DecidedCommit || note instanceof TransactionNote.DecidedAbort) {
                open.remove(doubt);
            }
        }
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        for (Map.Entry<Doubt, Long> left : open.entrySet()) {
            if (left.getValue() < preparedBeforeNanos) {
                Doubt doubt = left.getKey();
                return Verdict.violated(
                        "",
                        "",
                        doubt.node() + " has been in doubt about " + doubt.transaction() + " since "
                                + Quantity.moment(left.getValue()));
            }
        }
        return Verdict.valid("");
    }
}
