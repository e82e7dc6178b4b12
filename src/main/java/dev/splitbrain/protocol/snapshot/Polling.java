package dev.splitbrain.protocol.snapshot;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.SnapshotNote.RecordedState;
import dev.splitbrain.node.SnapshotNote.SnapshotId;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Poll;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Report;
import java.util.List;

/** The way that does not work: the initiator asks one node after the other what it has, while money moves between them. */
final class Polling implements Recorder {
    private final Context<SnapshotMessage> ctx;
    private final ChandyLamport node; // that this is a part of

    Polling(Context<SnapshotMessage> ctx, ChandyLamport node) {
        this.ctx = ctx;
        this.node = node;
    }

    @Override
    public void begin(SnapshotId snapshot) {
        onPoll(ctx.self(), snapshot);
    }

    @Override
    public void onPoll(NodeId from, SnapshotId snapshot) {
        node.joined().add(snapshot);
        ctx.note(new RecordedState(snapshot, node.account().balance()));
        node.report(from, new Report(snapshot, node.account().balance(), List.of(), List.of()));
    }

    @Override
    public void onReport(NodeId from, SnapshotId snapshot) {
        List<NodeId> others = ctx.peers();
        int next = others.indexOf(from) + 1; // 0 after one's own
        if (next < others.size()) ctx.send(others.get(next), new Poll(snapshot));
    }
}
