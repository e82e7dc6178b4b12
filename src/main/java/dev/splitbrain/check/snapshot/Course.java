package dev.splitbrain.check.snapshot;

import dev.splitbrain.check.snapshot.Payments.Entry;
import dev.splitbrain.check.snapshot.Payments.Ledger;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.SnapshotNote.Transfer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a transfer stands in the ledgers of both its ends. */
final class Course {
    private static final int NEVER = Integer.MAX_VALUE;

    final Transfer transfer;
    Entry paid; // null where nobody paid it
    Entry received; // the first time; null for never
    private int paidAt = NEVER; // its place in the ledger
    private final List<Integer> receivedAt = new ArrayList<>(1); // more than one where a channel repeats it

    private Course(Transfer transfer) {
        this.transfer = transfer;
    }

    /** One that stands in no ledger. */
    static Course nowhere(Transfer transfer) {
        return new Course(transfer);
    }

    /** The courses of all transfers, in the order of the nodes' ledgers. */
    static Collection<Course> of(Map<NodeId, Ledger> ledgers) {
        Map<Transfer, Course> courses = new LinkedHashMap<>();
        ledgers.forEach((node, ledger) -> {
            for (int i = 0; i < ledger.entries.size(); i++) {
                Entry entry = ledger.entries.get(i);
                Course course = courses.computeIfAbsent(entry.transfer(), Course::new);
                if (entry.transfer().from().equals(node)) course.pay(entry, i);
                else course.receive(entry, i);
            }
        });
        return List.copyOf(courses.values());
    }

    private void pay(Entry entry, int place) {
        paid = entry;
        paidAt = place;
    }

    private void receive(Entry entry, int place) {
        if (received == null) received = entry;
        receivedAt.add(place);
    }

    /** Whether it was paid among the first so many entries. */
    boolean isPaidWithin(int entries) {
        return paidAt < entries;
    }

    /** How often it was received among the first so many entries. */
    int receivedWithin(int entries) {
        int count = 0;
        for (int place : receivedAt) if (place < entries) count++;
        return count;
    }
}
