package dev.splitbrain.protocol.snapshot;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.SnapshotNote.RecordedState;
import dev.splitbrain.node.SnapshotNote.SnapshotId;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Poll;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Report;
import java.util.List;
import java.util.function.BiConsumer;

/** The way that does not work: the initiator asks one node after the other what it has, while money moves between them. */
final class Polling implements Recorder {
    private final Context<SnapshotMessage> ctx;
    private final Account account;
    private final Joined joined;
    private final BiConsumer<NodeId, Report> report;

    Polling(Context<SnapshotMessage> ctx, Account account, Joined joined, BiConsumer<NodeId, Report> report) {
        this.ctx = ctx;
        this.account = account;
        this.joined = joined;
        this.report = report;
    }

    @Override
    public void begin(SnapshotId snapshot) {
        onPoll(ctx.self(), snapshot);
    }

    @Override
    public void onPoll(NodeId from, SnapshotId snapshot) {
        joined.add(snapshot);
        ctx.note(new RecordedState(snapshot, account.balance()));
        report.accept(from, new Report(snapshot, account.balance(), List.of(), List.of()));
    }

    @Override
    public void onReport(NodeId from, SnapshotId snapshot) {
        List<NodeId> others = ctx.peers();
        int next = others.indexOf(from) + 1; // 0 after one's own
        if (next < others.size()) ctx.send(others.get(next), new Poll(snapshot));
    }
}
