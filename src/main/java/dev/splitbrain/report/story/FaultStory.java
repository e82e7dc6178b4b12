package dev.splitbrain.report.story;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.report.replay.Times;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a fault did: whom it hit, what was lost, who took over, how long no write was answered, how operations ended. */
final class FaultStory {
    private static final long AFTERWARDS_NANOS = 2_000_000_000;
    private static final long NARROWEST_NANOS = 40_000_000;
    private static final int MOST_DOUBTS = 2;

    private final Run run;
    private final FaultWindow fault;
    private final int fromRow;
    private final int toRow;

    FaultStory(Run run, FaultWindow fault) {
        this.run = run;
        this.fault = fault;
        fromRow = run.faultTeller.beganRow(fault);
        long next = run.endNanos();
        for (FaultWindow other : run.faults) {
            if (other.beginNanos() > fault.endNanos()) next = Math.min(next, other.beginNanos());
        }
        long until = Math.min(next, fault.endNanos() + AFTERWARDS_NANOS);
        toRow = run.trace.firstAt(until) - 1;
    }

    Story tell() {
        run.faultTeller.begins(fault);
        run.faultTeller.ends(fault);
        run.faultTeller.losses(fromRow, run.trace.firstAt(fault.endNanos()) - 1);
        run.roleTeller.tell(fromRow, toRow);
        run.noteTeller.rare(fromRow, toRow);
        Map<TransactionId, Set<String>> doubts = run.noteTeller.inDoubt(fromRow);
        run.noteTeller.transactions(
                doubts.keySet().stream().limit(MOST_DOUBTS).collect(java.util.stream.Collectors.toSet()));
        long recovered = firstWriteAfterTheGap();
        long look = fault.beginNanos();
        long width = Math.max(NARROWEST_NANOS, 2 * Math.max(0, recovered - look) + NARROWEST_NANOS);
        return new Story(
                List.of(), run.telling.lines(), closing(doubts), look, Math.min(width, Math.max(1, run.endNanos())));
    }

    /** The longest time without an answered write that began while the fault lasted; tells the write that ended it. */
    private long firstWriteAfterTheGap() {
        long from = fault.beginNanos();
        List<Operation> writes = run.history.operations().stream()
                .filter(o -> o.outcome() instanceof Outcome.Ok && !o.command().readOnly() && o.completedNanos() >= from)
                .sorted(java.util.Comparator.comparingLong(Operation::completedNanos))
                .toList();
        Operation ending = null;
        long longest = 0;
        long before = from;
        for (Operation write : writes) {
            if (before > fault.endNanos()) break;
            if (write.completedNanos() - before > longest) {
                longest = write.completedNanos() - before;
                ending = write;
            }
            before = write.completedNanos();
        }
        if (ending == null) return fault.endNanos();
        run.telling.tell(
                run.trace.of(ending.request()).completed,
                "the " + ending.command().operation() + " of "
                        + ending.request().client() + " ends ok",
                "no write was answered for " + Times.span(longest));
        return ending.completedNanos();
    }

    private List<String> closing(Map<TransactionId, Set<String>> doubts) {
        List<String> closing = new ArrayList<>();
        List<Operation> operations = run.history.operations().stream()
                .filter(o -> o.invokedNanos() <= fault.endNanos() && o.completedNanos() >= fault.beginNanos())
                .toList();
        Map<String, Integer> outcomes = new LinkedHashMap<>();
        for (String outcome : List.of("ok", "failed", "unknown")) outcomes.put(outcome, 0);
        Map<String, Integer> asked = new LinkedHashMap<>();
        for (Operation operation : operations) {
            outcomes.merge(operation.outcome().word(), 1, Integer::sum);
            if (!(operation.outcome() instanceof Outcome.Ok)) asked.merge(lastAsked(operation), 1, Integer::sum);
        }
        if (!operations.isEmpty()) {
            List<String> counts = new ArrayList<>();
            outcomes.forEach((outcome, count) -> counts.add(outcome + " " + Quantity.count(count)));
            closing.add("operations while it lasted: " + String.join("   ", counts));
        }
        if (!asked.isEmpty()) {
            List<String> last = new ArrayList<>();
            asked.forEach((node, count) -> last.add(node + " (" + Quantity.count(count) + ")"));
            closing.add("of those that did not end ok, the last node asked was " + String.join(", ", last));
        }
        doubts.forEach((transaction, nodes) -> {
            if (closing.size() < 6)
                closing.add("in doubt about " + transaction + " when it began: " + String.join(", ", nodes));
        });
        return closing;
    }

    private String lastAsked(Operation operation) {
        List<Integer> sendings = run.trace.of(operation.request()).sendings;
        return sendings.isEmpty()
                ? "none"
                : run.trace.name(run.trace.recording.other(sendings.get(sendings.size() - 1)));
    }
}
