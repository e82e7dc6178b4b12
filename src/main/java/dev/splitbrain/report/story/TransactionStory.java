package dev.splitbrain.report.story;

import dev.splitbrain.check.TransactionShown;
import dev.splitbrain.history.Operation;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.report.replay.Recording.RoleChange;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.StepKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The way of one transaction: who asked whom, who prepared, which messages about it were lost, who decided when. */
final class TransactionStory {
    private final Run run;
    private final TransactionId transaction;
    private final TransactionShown shown;
    private final Sayings sayings = new Sayings();
    private final Map<String, Integer> seen = new LinkedHashMap<>(); // messages of one kind on one way
    private final Map<String, Integer> lost = new LinkedHashMap<>();
    private final Map<String, Integer> firstLost = new LinkedHashMap<>();

    TransactionStory(Run run, TransactionShown shown) {
        this.run = run;
        this.shown = shown;
        transaction = shown.transaction();
    }

    Story tell(List<String> heading) {
        run.history.operations().stream()
                .filter(operation -> operation.request().equals(transaction.request()))
                .forEach(run.operationTeller::tell);
        long from = shown.fromNanos();
        for (Operation operation : run.history.operations())
            if (operation.request().equals(transaction.request())) from = Math.min(from, operation.invokedNanos());
        List<FaultWindow> during = run.faultTeller.during(run.faults, from, shown.toNanos());
        for (FaultWindow fault : during) {
            run.faultTeller.begins(fault);
            if (fault.endNanos() <= shown.toNanos()) run.faultTeller.ends(fault);
        }
        run.noteTeller.transactions(Set.of(transaction));
        messages(run.trace.firstAt(from), run.trace.firstAt(shown.toNanos() + 1));
        leaders(run.trace.firstAt(from), run.trace.firstAt(shown.toNanos() + 1));
        long width = Math.max(40_000_000, (shown.toNanos() - from) * 5 / 4);
        return new Story(heading, run.telling.lines(), List.of(), (from + shown.toNanos()) / 2, width);
    }

    private void leaders(int fromRow, int toRow) {
        for (RoleChange change : run.trace.recording.roles()) {
            boolean within = change.row() >= fromRow && change.row() < toRow;
            if (within && RoleNote.leads(change.role())) run.roleTeller.tell(change);
        }
    }

    /** Each message about the transaction on its first way from one node to another, and what was lost. */
    private void messages(int fromRow, int toRow) {
        for (int row = fromRow; row < toRow; row++) {
            boolean sent = run.trace.is(row, StepKind.SENT) && run.trace.isNode(run.trace.place(row));
            boolean dropped = run.trace.is(row, StepKind.DROPPED) && run.trace.cause(row) != Trace.NONE;
            if (!sent && !dropped) continue;
            Object message = run.trace.recording.content(row);
            if (message == null || !sayings.isAbout(message, transaction)) continue;
            if (sent && run.trace.isNode(run.trace.recording.other(row))) sent(row, message);
            if (dropped) dropped(row);
        }
        firstLost.forEach((way, row) -> {
            int count = lost.get(way);
            run.telling.tell(
                    row,
                    way + " is lost: " + run.trace.reason(row),
                    count == 1 ? "" : "the first of " + count + " such");
        });
    }

    private void sent(int row, Object message) {
        int receiver = run.trace.recording.other(row);
        if (receiver == run.trace.place(row)) return;
        String kind = run.trace.who(row) + message.getClass().getName();
        if (run.trace.lost(row).isEmpty() && seen.putIfAbsent(kind + receiver, row) == null)
            run.telling.tell(
                    row, run.trace.who(row) + " -> " + run.trace.name(receiver) + "  " + sayings.message(message));
    }

    private void dropped(int row) {
        String way = run.faultTeller.lost(row);
        lost.merge(way, 1, Integer::sum);
        firstLost.putIfAbsent(way, row);
    }
}
