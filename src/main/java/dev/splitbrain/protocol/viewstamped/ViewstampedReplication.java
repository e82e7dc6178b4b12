package dev.splitbrain.protocol.viewstamped;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.protocol.shared.Quorums;
import dev.splitbrain.protocol.shared.Replica;
import dev.splitbrain.protocol.viewstamped.Storage.Views;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.Commit;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.DoViewChange;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.GetState;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.NewState;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.Prepare;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.PrepareOk;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.Recovery;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.RecoveryResponse;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.StartView;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.StartViewChange;
import dev.splitbrain.protocol.viewstamped.ViewstampedNote.BecameBackup;
import dev.splitbrain.protocol.viewstamped.ViewstampedNote.BecamePrimary;
import dev.splitbrain.protocol.viewstamped.ViewstampedNote.BeganViewChange;
import dev.splitbrain.protocol.viewstamped.ViewstampedTimer.CommitInterval;
import dev.splitbrain.protocol.viewstamped.ViewstampedTimer.RecoveryTimeout;
import dev.splitbrain.protocol.viewstamped.ViewstampedTimer.StateTransferTimeout;
import dev.splitbrain.protocol.viewstamped.ViewstampedTimer.ViewChangeTimeout;
import dev.splitbrain.spec.Result;
import java.time.Duration;
import java.util.Optional;

/**
 * Viewstamped Replication (Liskov and Cowling 2012): one replica's status, view and commit-number, and who handles what. Each
 * of the others is a section of the paper.
 */
public final class ViewstampedReplication {
    /** Viewstamped Replication with these options. */
    public static Protocol<ViewstampedReplication, ViewstampedMessage> protocol(ViewstampedSettings settings) {
        return Protocol.<ViewstampedReplication, ViewstampedMessage>named(
                        "viewstamped-replication",
                        ViewstampedMessage.class,
                        ctx -> new ViewstampedReplication(ctx, settings))
                .spec(settings.object().spec())
                .onRequest(ViewstampedReplication::onRequest)
                .on(Prepare.class, ViewstampedReplication::onPrepare)
                .on(PrepareOk.class, (replica, from, message) -> replica.primary.onPrepareOk(from, message))
                .on(Commit.class, ViewstampedReplication::onCommit)
                .onTimer(CommitInterval.class, (replica, timer) -> replica.primary.onCommitInterval())
                .onTimer(ViewChangeTimeout.class, (replica, timer) -> replica.viewChange.onTimeout())
                .on(StartViewChange.class, (replica, from, message) -> replica.viewChange.onStart(from, message))
                .on(DoViewChange.class, (replica, from, message) -> replica.viewChange.onDo(from, message))
                .on(StartView.class, (replica, from, message) -> replica.viewChange.onStartView(message))
                .on(Recovery.class, (replica, from, message) -> replica.recovery.onRecovery(from, message))
                .on(RecoveryResponse.class, (replica, from, message) -> replica.recovery.onResponse(from, message))
                .onTimer(RecoveryTimeout.class, (replica, timer) -> replica.recovery.onTimeout())
                .on(GetState.class, (replica, from, message) -> replica.stateTransfer.onGetState(from, message))
                .on(NewState.class, (replica, from, message) -> replica.stateTransfer.onNewState(message))
                .onTimer(StateTransferTimeout.class, (replica, timer) -> replica.stateTransfer.onTimeout())
                .build();
    }

    enum Status {
        NORMAL,
        VIEW_CHANGE,
        RECOVERING
    }

    private static final ViewChangeTimeout VIEW_CHANGE_TIMEOUT = new ViewChangeTimeout();

    private final Context<ViewstampedMessage> ctx;
    private final ViewstampedSettings settings;
    private final DurableValue<Long> starts; // durable: how often this replica has started
    private final CrashVector crashes;
    private final Storage storage; // lost in a crash, unless the settings say durable
    private final ViewLog log;
    private final Replica replica; // the object and the client table
    private final Primary primary;
    private final ViewChange viewChange;
    private final Recovering recovery;
    private final StateTransfer stateTransfer;
    private Status status = Status.NORMAL;
    private long commitNumber;

    private ViewstampedReplication(Context<ViewstampedMessage> ctx, ViewstampedSettings settings) {
        this.ctx = ctx;
        this.settings = settings;
        storage = settings.durable() ? new Storage.OnDisk(ctx.disk(), rules()) : new Storage.Memory();
        log = new ViewLog(ctx, storage);
        replica = new Replica(ctx.machine(), rules().keepsClientTable());
        primary = new Primary(this, ctx, settings);
        viewChange = new ViewChange(this, ctx, settings);
        recovery = new Recovering(this, ctx);
        stateTransfer = new StateTransfer(this, ctx, settings);
        crashes = new CrashVector(ctx.nodes().size());
        starts = ctx.disk().value("starts", 0L);
        starts.set(starts.get() + 1);
        crashes.learn(ctx.self().index(), starts.get());
        start();
    }

    /** The first time the group is new. Later this replica goes on from its disk, or asks what it has forgotten (§4.3). */
    private void start() {
        if (starts.get() == 1) enter(0);
        else if (settings.durable()) resume();
        else {
            ctx.note(new LogNote.Truncated(1));
            if (rules().asksBeforeItTakesPart()) recovery.begin(starts.get());
            else enter(0);
        }
    }

    /**
     * The disk knows where this replica was: it goes on there. But a primary must not give a viewstamp twice, and may have
     * lost the last ones that it gave: its view is over.
     */
    private void resume() {
        log.checkpoint().ifPresent(this::restore);
        if (view() > lastNormalView()) viewChange.begin(view());
        else if (primaryOf(view()).equals(ctx.self())) viewChange.begin(view() + 1);
        else enter(view());
    }

    // Clients

    /** A client asks. Only the primary orders requests; a backup names it (§4.1). */
    private void onRequest(Request request) {
        if (status == Status.RECOVERING) ctx.reject(request.id(), "recovering");
        else if (status == Status.VIEW_CHANGE) ctx.reject(request.id(), "the view is changing");
        else if (isPrimary()) primary.onRequest(request);
        else ctx.reject(request.id(), "not the primary", primaryOf(view()));
    }

    // Views

    long view() {
        return storage.views().view();
    }

    long lastNormalView() {
        return storage.views().lastNormal();
    }

    boolean isNormal() {
        return status == Status.NORMAL;
    }

    boolean isRecovering() {
        return status == Status.RECOVERING;
    }

    boolean isPrimary() {
        return isNormal() && primaryOf(view()).equals(ctx.self());
    }

    /** The replicas take turns: view mod n (§4). */
    NodeId primaryOf(long view) {
        return ctx.nodes().get((int) (view % ctx.nodes().size()));
    }

    /** How many replicas may be down: f of 2f + 1. Of 2f + 2 too: what f + 1 answer to is a majority with the one who asks. */
    int f() {
        return Quorums.majority(ctx.nodes().size()) - 1;
    }

    /** Status recovering: knows no view. */
    void beRecovering() {
        status = Status.RECOVERING;
    }

    /** Status view-change: leaves its view for a later one, before it says so (§4.2). */
    void leaveFor(long view) {
        status = Status.VIEW_CHANGE;
        storage.save(new Views(view, lastNormalView()));
        ctx.note(new BeganViewChange(view));
        primary.end();
        stateTransfer.end();
        awaitPrimary();
    }

    /** Status normal: takes part in a view, whose log it has. */
    void enter(long view) {
        status = Status.NORMAL;
        Views views = new Views(view, view);
        if (!views.equals(storage.views())) storage.save(views);
        stateTransfer.end();
        if (isPrimary()) {
            ctx.note(new BecamePrimary(view));
            ctx.cancelTimer(VIEW_CHANGE_TIMEOUT);
            primary.begin();
        } else {
            ctx.note(new BecameBackup(view));
            awaitPrimary();
        }
    }

    /** The primary was heard, or a view change began: the time until the next one begins anew. */
    void awaitPrimary() {
        ctx.setTimer(timeout(), VIEW_CHANGE_TIMEOUT);
    }

    Duration timeout() {
        return Duration.ofNanos(settings.viewChangeTimeout().sampleLong(ctx.random()));
    }

    // The backup's half of normal operation (§4.1)

    private void onPrepare(NodeId from, Prepare prepare) {
        if (!isCurrent(from, prepare.view())) return;
        stateTransfer.take(prepare.entry());
        commit(prepare.commitNumber());
    }

    private void onCommit(NodeId from, Commit message) {
        if (!isCurrent(from, message.view())) return;
        stateTransfer.expect(message.commitNumber());
        commit(message.commitNumber());
    }

    /** Whether the primary of this replica's view has spoken. That of a later view has what this replica lacks (§5.2). */
    private boolean isCurrent(NodeId from, long messageView) {
        if (isRecovering() || messageView < view()) return false;
        boolean missedItsStart = messageView > view() || !isNormal();
        if (missedItsStart) stateTransfer.askOfLaterView(from, messageView);
        else awaitPrimary();
        return !missedItsStart;
    }

    /** Tells the primary of the view what this replica has: all operations up to the last one in its log (§4.1). */
    void acknowledge() {
        ctx.send(primaryOf(view()), new PrepareOk(view(), log.opNumber()));
    }

    // The log and the object

    ViewLog log() {
        return log;
    }

    Replica replica() {
        return replica;
    }

    long commitNumber() {
        return commitNumber;
    }

    CrashVector crashes() {
        return crashes;
    }

    ViewstampedSettings settings() {
        return settings;
    }

    Rules rules() {
        return settings.mutant().rules();
    }

    /** Another replica's log takes the place of this one's. */
    void become(LogCopy copy) {
        catchUp(copy);
        log.become(copy);
    }

    /** What this replica lacks of another's log of the same view is added. */
    void extend(LogCopy copy) {
        catchUp(copy);
        log.extend(copy);
    }

    private void catchUp(LogCopy copy) {
        Optional<Checkpoint> ahead = copy.checkpoint().filter(known -> known.opNumber() > commitNumber);
        ahead.ifPresent(log::install);
        ahead.ifPresent(this::restore);
    }

    private void restore(Checkpoint checkpoint) {
        replica.restore(checkpoint.state());
        commitNumber = checkpoint.opNumber();
        ctx.note(new LogNote.Compacted(commitNumber, checkpoint.view()));
        ctx.note(new LogNote.Committed(commitNumber));
    }

    /** Operations up to one are committed: those that are in the log are executed, in order (§4.1). */
    void commit(long throughOpNumber) {
        long through = Math.min(throughOpNumber, log.opNumber());
        if (through <= commitNumber) return;
        ctx.note(new LogNote.Committed(through));
        while (commitNumber < through) execute(log.get(++commitNumber));
        maybeTakeCheckpoint();
    }

    private void execute(Entry entry) {
        ctx.note(new LogNote.Applied(entry.opNumber(), entry.request()));
        Optional<Result> result = replica.apply(entry.request());
        // Also what an earlier primary ordered: its client may still be waiting (§4.2, step 4).
        if (isPrimary() && result.isPresent()) ctx.reply(entry.request().id(), result.get());
    }

    private void maybeTakeCheckpoint() {
        if (settings.checkpointEvery() == 0 || commitNumber - log.base() < settings.checkpointEvery()) return;
        log.compact(new Checkpoint(log.get(commitNumber).view(), commitNumber, replica.snapshot()));
    }
}
