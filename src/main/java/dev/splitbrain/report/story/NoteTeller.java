package dev.splitbrain.report.story;

import dev.splitbrain.node.ClockNote;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.MembershipNote;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.node.TransactionNote;
import dev.splitbrain.node.VersionNote;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells what nodes note of themselves: the rare of it, and the way of the transactions that a moment finds in doubt. */
final class NoteTeller {
    private static final int RARE = 3; // of one kind in a stretch
    private static final int MOST = 500;

    private final Trace trace;
    private final Telling telling;
    private final Sayings sayings = new Sayings();

    NoteTeller(Trace trace, Telling telling) {
        this.trace = trace;
        this.telling = telling;
    }

    /** The first notes of each kind between two rows, but for those that are everyday. */
    void rare(int fromRow, int toRow) {
        Map<Class<?>, List<Integer>> kinds = new LinkedHashMap<>();
        for (int row = fromRow; row <= toRow && row < trace.size(); row++) {
            if (!trace.is(row, StepKind.NOTED) || isEveryday(note(row))) continue;
            kinds.computeIfAbsent(note(row).getClass(), k -> new ArrayList<>()).add(row);
        }
        kinds.values().forEach(rows -> {
            if (rows.size() > MOST) return; // no event of the stretch, but what the protocol does all the time
            for (int i = 0; i < Math.min(RARE, rows.size()); i++) {
                boolean last = i == RARE - 1 && rows.size() > RARE;
                tell(rows.get(i), last ? follow(rows.size() - RARE) : "");
            }
        });
    }

    /** A note, but for one that is everyday. */
    void tellIfRare(int row) {
        if (!isEveryday(note(row))) tell(row, "");
    }

    private static String follow(int more) {
        return Quantity.count(more) + " more of this kind " + (more == 1 ? "follows" : "follow");
    }

    private static boolean isEveryday(Note note) {
        return note instanceof RoleNote
                || note instanceof LogNote
                || note instanceof ClockNote
                || note instanceof VersionNote
                || note instanceof MembershipNote.Began
                || note instanceof TransactionNote.BeganTransaction
                || note instanceof TransactionNote.Prepared
                || note instanceof TransactionNote.Refused
                || note instanceof TransactionNote.AllVotesReceived
                || note instanceof TransactionNote.PreCommitted
                || note instanceof TransactionNote.DecidedCommit
                || note instanceof TransactionNote.DecidedAbort;
    }

    private Note note(int row) {
        return (Note) trace.recording.content(row);
    }

    void tell(int row, String remark) {
        telling.tell(row, trace.who(row) + " " + sayings.note(note(row)), remark);
    }

    /** All that nodes note of some transactions. */
    void transactions(Set<TransactionId> transactions) {
        if (transactions.isEmpty()) return;
        for (int row = 0; row < trace.size(); row++) {
            if (trace.is(row, StepKind.NOTED)
                    && note(row) instanceof TransactionNote noted
                    && transactions.contains(noted.transaction())) tell(row, "");
        }
    }

    /** The transactions that some node is in doubt about at a row, with those nodes. */
    Map<TransactionId, Set<String>> inDoubt(int untilRow) {
        Map<TransactionId, Set<String>> doubts = new LinkedHashMap<>();
        for (int row = 0; row <= untilRow && row < trace.size(); row++) {
            if (!trace.is(row, StepKind.NOTED) || !(note(row) instanceof TransactionNote noted)) continue;
            Set<String> nodes = doubts.computeIfAbsent(noted.transaction(), t -> new LinkedHashSet<>());
            if (noted instanceof TransactionNote.Prepared) nodes.add(trace.who(row));
            if (noted instanceof TransactionNote.DecidedCommit || noted instanceof TransactionNote.DecidedAbort)
                nodes.remove(trace.who(row));
            if (nodes.isEmpty()) doubts.remove(noted.transaction());
        }
        return doubts;
    }
}
