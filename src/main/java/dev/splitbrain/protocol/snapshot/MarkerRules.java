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
import java.util.function.BiConsumer;

/** Chandy and Lamport's two rules: when a node records its state and sends markers, and which messages make a channel's state. */
final class MarkerRules implements Recorder {
    private final Context<SnapshotMessage> ctx;
    private final Mutant mutant;
    private final Channels channels;
    private final Account account;
    private final Joined joined;
    private final Runnable pay;
    private final BiConsumer<NodeId, Report> report;
    private final SortedMap<SnapshotId, Recording> recordings = new TreeMap<>(); // those with channels still open

    /** @param pay makes a payment, for a mistake; {@code report} tells an initiator */
    MarkerRules(
            Context<SnapshotMessage> ctx,
            Mutant mutant,
            Channels channels,
            Account account,
            Joined joined,
            Runnable pay,
            BiConsumer<NodeId, Report> report) {
        this.ctx = ctx;
        this.mutant = mutant;
        this.channels = channels;
        this.account = account;
        this.joined = joined;
        this.pay = pay;
        this.report = report;
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
        boolean mixes = mutant == Mutant.MIXES_SNAPSHOTS && !recordings.isEmpty();
        SnapshotId snapshot = mixes ? recordings.firstKey() : named;
        // The first marker: the state is recorded now, and that of its channel is the empty sequence.
        if (!joined.contains(snapshot)) recordState(snapshot);
        // None where the node has forgotten its part in a crash: then the snapshot never ends, and must not.
        Recording recording = recordings.get(snapshot);
        if (recording == null || !recording.close(from)) return;
        // A later one: the state of its channel is what came along it since the node recorded its own.
        ctx.note(new RecordedChannel(snapshot, from, recording.inFlight(from)));
        maybeReport(snapshot);
    }

    private void recordState(SnapshotId snapshot) {
        joined.add(snapshot);
        if (mutant != Mutant.RECORDS_AT_THE_END) ctx.note(new RecordedState(snapshot, account.balance()));
        recordings.put(snapshot, new Recording(account.balance(), channels.incoming(), mutant));
        if (mutant == Mutant.PAYS_BEFORE_MARKERS) pay.run();
        sendMarkers(snapshot);
    }

    /** Chandy and Lamport 1985, §3, the marker-sending rule: along each channel, before any further message along it. */
    private void sendMarkers(SnapshotId snapshot) {
        List<NodeId> to = channels.outgoing();
        if (mutant == Mutant.SKIPS_A_CHANNEL && !to.isEmpty()) to = to.subList(0, to.size() - 1);
        for (NodeId node : to) ctx.send(node, new Marker(snapshot));
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
        if (mutant == Mutant.RECORDS_AT_THE_END) {
            balance = account.balance();
            ctx.note(new RecordedState(snapshot, balance));
        }
        report.accept(snapshot.initiator(), new Report(snapshot, balance, recording.inFlight(), List.of()));
    }
}
