package dev.splitbrain.protocol.snapshot;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.SnapshotNote.RecordedChannel;
import dev.splitbrain.node.SnapshotNote.RecordedState;
import dev.splitbrain.node.SnapshotNote.SnapshotId;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Marker;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Pay;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Report;
import dev.splitbrain.protocol.snapshot.SnapshotSettings.Mutant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Chandy and Lamport's two rules: when a node records its state and sends markers, and which messages make a channel's state. */
final class MarkerRules implements Recorder {
    private final Context<SnapshotMessage> ctx;
    private final SnapshotSettings settings;
    private final ChandyLamport node; // that this is a part of
    private final SortedMap<SnapshotId, Recording> recordings = new TreeMap<>(); // those with channels still open

    MarkerRules(Context<SnapshotMessage> ctx, SnapshotSettings settings, ChandyLamport node) {
        this.ctx = ctx;
        this.settings = settings;
        this.node = node;
    }

    /** An initiator records its state without having received a marker (Chandy and Lamport 1985, §3). */
    @Override
    public void begin(SnapshotId snapshot) {
        recordState(snapshot);
        maybeReport(snapshot); // where no channel leads here
    }

    /** Chandy and Lamport 1985, §3: the marker-receiving rule. */
    @Override
    public void onMarker(NodeId from, SnapshotId named) {
        boolean mixes = settings.mutant() == Mutant.MIXES_SNAPSHOTS && !recordings.isEmpty();
        SnapshotId snapshot = mixes ? recordings.firstKey() : named;
        // The first marker: the state is recorded now, and that of its channel is the empty sequence.
        if (!node.joined().contains(snapshot)) recordState(snapshot);
        // None where the node has forgotten its part in a crash: then the snapshot never ends, and must not.
        Recording recording = recordings.get(snapshot);
        if (recording == null || !recording.close(from)) return;
        // A later one: the state of its channel is what came along it since the node recorded its own.
        ctx.note(new RecordedChannel(snapshot, from, recording.inFlight(from)));
        maybeReport(snapshot);
    }

    private void recordState(SnapshotId snapshot) {
        node.joined().add(snapshot);
        if (settings.mutant() != Mutant.RECORDS_AT_THE_END)
            ctx.note(new RecordedState(snapshot, node.account().balance()));
        recordings.put(
                snapshot,
                new Recording(node.account().balance(), node.channels().incoming(), settings));
        if (settings.mutant() == Mutant.PAYS_BEFORE_MARKERS) node.pay();
        sendMarkers(snapshot);
    }

    /** Chandy and Lamport 1985, §3, the marker-sending rule: along each channel, before any further message along it. */
    private void sendMarkers(SnapshotId snapshot) {
        List<NodeId> to = node.channels().outgoing();
        if (settings.mutant() == Mutant.SKIPS_A_CHANNEL && !to.isEmpty()) to = to.subList(0, to.size() - 1);
        for (NodeId other : to) ctx.send(other, new Marker(snapshot));
    }

    @Override
    public void afterReceipt(Pay pay) {
        for (Recording recording : recordings.values()) recording.received(pay.transfer());
    }

    /** Once a marker has come along every channel, the node's part is done. How it is collected the paper leaves open. */
    private void maybeReport(SnapshotId snapshot) {
        Recording recording = recordings.get(snapshot);
        if (!recording.isComplete()) return;
        recordings.remove(snapshot);
        long balance = recording.balance();
        if (settings.mutant() == Mutant.RECORDS_AT_THE_END) {
            balance = node.account().balance();
            ctx.note(new RecordedState(snapshot, balance));
        }
        node.report(snapshot.initiator(), new Report(snapshot, balance, recording.inFlight(), List.of()));
    }
}
