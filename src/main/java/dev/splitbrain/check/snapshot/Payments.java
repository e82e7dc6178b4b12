package dev.splitbrain.check.snapshot;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.SnapshotNote;
import dev.splitbrain.node.SnapshotNote.AssembledSnapshot;
import dev.splitbrain.node.SnapshotNote.BeganSnapshot;
import dev.splitbrain.node.SnapshotNote.OpenedAccount;
import dev.splitbrain.node.SnapshotNote.Paid;
import dev.splitbrain.node.SnapshotNote.Received;
import dev.splitbrain.node.SnapshotNote.RecordedChannel;
import dev.splitbrain.node.SnapshotNote.RecordedState;
import dev.splitbrain.node.SnapshotNote.SnapshotId;
import dev.splitbrain.node.SnapshotNote.Transfer;
import dev.splitbrain.trace.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What nodes told of their money and of snapshots of it, in the order in which it happened at each. */
final class Payments {
    /** What a node began with, where money comes to it from, and what it paid and received in its order. */
    static final class Ledger {
        long opening;
        Set<NodeId> channels = Set.of();
        final List<Entry> entries = new ArrayList<>();

        /** The money after the first so many entries. */
        long balance(NodeId node, int count) {
            long balance = opening;
            for (Entry entry :
                    entries.subList(0, Math.min(count, entries.size()))) { // a damaged disk may have lost some
                Transfer transfer = entry.transfer();
                balance += transfer.from().equals(node) ? -transfer.amount() : transfer.amount();
            }
            return balance;
        }
    }

    /** One payment or receipt, and the step that told of it. */
    record Entry(Transfer transfer, long step) {}

    /** Where a node stood when it recorded its state: after so many entries. */
    record Mark(int entries, long step) {}

    /** What happened of one snapshot. */
    static final class Taken {
        long beganNanos = -1;
        final Map<NodeId, Mark> marks = new TreeMap<>();
        final Map<NodeId, Set<NodeId>> closed = new TreeMap<>(); // by node, the ends of channels that it recorded
        AssembledSnapshot result; // null while there is none
        long resultNanos;
    }

    final Map<NodeId, Ledger> ledgers = new TreeMap<>();
    final Map<SnapshotId, Taken> snapshots = new LinkedHashMap<>(); // in the order of their beginning
    private Collection<Course> courses; // null before the end

    /** Takes in what a step tells. */
    void accept(Step step) {
        if (!(step instanceof Step.Noted noted) || !(noted.note() instanceof SnapshotNote note)) return;
        if (note instanceof OpenedAccount opened) onOpened(noted.node(), opened);
        else if (note instanceof Paid paid) enter(noted, paid.transfer());
        else if (note instanceof Received received) enter(noted, received.transfer());
        else if (note instanceof BeganSnapshot began) taken(began.snapshot()).beganNanos = noted.timeNanos();
        else if (note instanceof RecordedState recorded) onRecorded(noted, recorded);
        else if (note instanceof RecordedChannel recorded)
            taken(recorded.snapshot())
                    .closed
                    .computeIfAbsent(noted.node(), node -> new TreeSet<>())
                    .add(recorded.from());
        else if (note instanceof AssembledSnapshot assembled) onAssembled(noted, assembled);
    }

    private Ledger ledger(NodeId node) {
        return ledgers.computeIfAbsent(node, each -> new Ledger());
    }

    private Taken taken(SnapshotId snapshot) {
        return snapshots.computeIfAbsent(snapshot, each -> new Taken());
    }

    /** A node that starts again has what its disk kept; what a crash undid never left it. */
    private void onOpened(NodeId node, OpenedAccount opened) {
        if (!ledgers.containsKey(node)) ledger(node).opening = opened.balance();
        Ledger ledger = ledger(node);
        ledger.channels = new TreeSet<>(opened.channels());
        List<Entry> entries = ledger.entries;
        entries.subList((int) Math.min(opened.entries(), entries.size()), entries.size())
                .clear();
    }

    private void enter(Step.Noted noted, Transfer transfer) {
        ledger(noted.node()).entries.add(new Entry(transfer, noted.number()));
    }

    private void onRecorded(Step.Noted noted, RecordedState recorded) {
        int entries = ledger(noted.node()).entries.size();
        taken(recorded.snapshot()).marks.put(noted.node(), new Mark(entries, noted.number()));
    }

    private void onAssembled(Step.Noted noted, AssembledSnapshot assembled) {
        Taken taken = taken(assembled.snapshot());
        taken.result = assembled;
        taken.resultNanos = noted.timeNanos();
    }

    /** Of all transfers, once the run has ended. */
    Collection<Course> courses() {
        if (courses == null) courses = Course.of(ledgers);
        return courses;
    }

    /** What all nodes began with. */
    long opening() {
        return ledgers.values().stream().mapToLong(ledger -> ledger.opening).sum();
    }

    /** Snapshots that are complete. */
    List<Taken> complete() {
        return snapshots.values().stream().filter(taken -> taken.result != null).toList();
    }
}
