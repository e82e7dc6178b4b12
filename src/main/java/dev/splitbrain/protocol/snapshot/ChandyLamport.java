package dev.splitbrain.protocol.snapshot;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.SnapshotNote.SnapshotId;
import dev.splitbrain.node.Timer;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Marker;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Pay;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Poll;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Report;
import java.time.Duration;

/** A node with an account that pays others by chance, and takes part in snapshots of all the money meanwhile. */
public final class ChandyLamport {
    /** The protocol with these settings. */
    public static Protocol<ChandyLamport, SnapshotMessage> protocol(SnapshotSettings settings) {
        return Protocol.<ChandyLamport, SnapshotMessage>named(
                        "chandy-lamport", SnapshotMessage.class, ctx -> new ChandyLamport(ctx, settings))
                .onTimer(NextTransfer.class, ChandyLamport::onNextTransfer)
                .on(Pay.class, ChandyLamport::onPay)
                .onTimer(NextSnapshot.class, ChandyLamport::onNextSnapshot)
                .on(Marker.class, (node, from, marker) -> node.recorder.onMarker(from, marker.snapshot()))
                .on(Poll.class, (node, from, poll) -> node.recorder.onPoll(from, poll.snapshot()))
                .on(Report.class, ChandyLamport::onReport)
                .build();
    }

    /** Time to pay somebody. */
    record NextTransfer() implements Timer {}

    /** Time to begin a snapshot. */
    record NextSnapshot() implements Timer {}

    private static final double MOST_GAPS = 20; // of the average: a longer wait has never been drawn
    private static final int MOST_AT_ONCE = 20; // of an account's money

    private final Context<SnapshotMessage> ctx;
    private final SnapshotSettings settings;
    private final Channels channels;
    private final Account account;
    private final Joined joined;
    private final Recorder recorder;
    private final Assembly assembly; // initiator only

    private ChandyLamport(Context<SnapshotMessage> ctx, SnapshotSettings settings) {
        this.ctx = ctx;
        this.settings = settings;
        channels = Channels.of(ctx, settings.topology());
        account = new Account(ctx, channels.incoming());
        joined = new Joined(ctx);
        recorder = recorder();
        assembly = new Assembly(ctx);
        waitForTransfer();
        if (ctx.self().index() < settings.initiators()) ctx.setTimer(settings.snapshots(), new NextSnapshot());
    }

    private Recorder recorder() {
        return switch (settings.algorithm()) {
            case CHANDY_LAMPORT -> new MarkerRules(ctx, settings, this);
            case LAI_YANG -> new Colours(ctx, settings, this);
            case NAIVE -> new Polling(ctx, this);
        };
    }

    Channels channels() {
        return channels;
    }

    Account account() {
        return account;
    }

    Joined joined() {
        return joined;
    }

    // ---- the underlying computation ----

    private void waitForTransfer() {
        double gaps = Math.min(MOST_GAPS, -StrictMath.log(1 - ctx.random().nextDouble()));
        ctx.setTimer(Duration.ofNanos((long) (gaps * settings.transfers().toNanos())), new NextTransfer());
    }

    private void onNextTransfer(NextTransfer timer) {
        pay();
        waitForTransfer();
    }

    /** Pays somebody something by chance. */
    void pay() {
        if (channels.outgoing().isEmpty() || account.balance() == 0) return;
        int most = (int) Math.min(MOST_AT_ONCE, account.balance());
        NodeId to =
                channels.outgoing().get(ctx.random().nextInt(channels.outgoing().size()));
        ctx.send(to, new Pay(account.pay(to, 1 + ctx.random().nextInt(most)), recorder.red()));
    }

    private void onPay(NodeId from, Pay pay) {
        recorder.beforeReceipt(pay);
        account.receive(pay.transfer());
        recorder.afterReceipt(pay);
    }

    // ---- snapshots ----

    private void onNextSnapshot(NextSnapshot timer) {
        SnapshotId snapshot = joined.next();
        assembly.begin(snapshot);
        recorder.begin(snapshot);
        ctx.setTimer(settings.snapshots(), timer);
    }

    /** Tells an initiator what this node recorded. */
    void report(NodeId initiator, Report report) {
        if (initiator.equals(ctx.self())) onReport(initiator, report);
        else ctx.send(initiator, report);
    }

    private void onReport(NodeId from, Report report) {
        assembly.onReport(from, report);
        recorder.onReport(from, report.snapshot());
    }
}
