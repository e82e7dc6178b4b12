package dev.splitbrain.protocol.snapshot;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.SnapshotNote.AssembledSnapshot;
import dev.splitbrain.node.SnapshotNote.BeganSnapshot;
import dev.splitbrain.node.SnapshotNote.SnapshotId;
import dev.splitbrain.node.SnapshotNote.Transfer;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Report;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** An initiator puts its snapshots together from what each node reports. A crash makes it forget those that are not complete. */
final class Assembly {
    private final Context<SnapshotMessage> ctx;
    private final SortedMap<SnapshotId, Gathered> gathered = new TreeMap<>(); // not complete yet

    /** What has been reported of one snapshot. */
    private static final class Gathered {
        private final Set<NodeId> missing; // who has not reported
        private final SortedMap<NodeId, Long> balances = new TreeMap<>();
        private final List<Transfer> inFlight = new ArrayList<>();
        private final List<Transfer> histories = new ArrayList<>();
        private long total;

        private Gathered(List<NodeId> nodes) {
            missing = new TreeSet<>(nodes);
        }

        /** As the replay page shows it: the sum so far, and whose reports are missing. */
        @Override
        public String toString() {
            return "total " + total + ", on the way " + inFlight + ", missing " + missing;
        }
    }

    Assembly(Context<SnapshotMessage> ctx) {
        this.ctx = ctx;
    }

    void begin(SnapshotId snapshot) {
        ctx.note(new BeganSnapshot(snapshot));
        gathered.put(snapshot, new Gathered(ctx.nodes()));
    }

    void onReport(NodeId from, Report report) {
        Gathered part = gathered.get(report.snapshot());
        if (part == null || !part.missing.remove(from)) return; // begun before a crash; or reported already
        part.balances.put(from, report.balance());
        part.histories.addAll(report.history());
        add(part, report.balance(), report.inFlight());
        if (part.missing.isEmpty()) complete(report.snapshot(), part);
    }

    private static void add(Gathered part, long balance, List<Transfer> inFlight) {
        part.inFlight.addAll(inFlight);
        part.total += balance;
        for (Transfer transfer : inFlight) part.total += transfer.amount();
    }

    private void complete(SnapshotId snapshot, Gathered part) {
        gathered.remove(snapshot);
        add(part, 0, notReceived(part.histories));
        ctx.note(new AssembledSnapshot(snapshot, part.total, part.balances, part.inFlight));
    }

    /** Lai and Yang 1987: the state of a channel is what one end had paid into it less what the other had received from it. */
    private static List<Transfer> notReceived(List<Transfer> histories) {
        Set<Transfer> once = new LinkedHashSet<>(); // in the history of one of its ends only: that of who paid
        for (Transfer transfer : histories) if (!once.add(transfer)) once.remove(transfer);
        return List.copyOf(once);
    }
}
