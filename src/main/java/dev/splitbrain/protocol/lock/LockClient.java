package dev.splitbrain.protocol.lock;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.LockNote;
import dev.splitbrain.node.LockNote.Loss;
import dev.splitbrain.node.LockNote.Owner;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.lock.LockMessage.Busy;
import dev.splitbrain.protocol.lock.LockMessage.Extended;
import dev.splitbrain.protocol.lock.LockMessage.Granted;
import dev.splitbrain.protocol.lock.LockTimer.AcquireTimeout;
import dev.splitbrain.protocol.lock.LockTimer.LeaseEnd;
import dev.splitbrain.protocol.lock.LockTimer.Renewal;
import dev.splitbrain.protocol.lock.LockTimer.Retry;
import java.time.Duration;

/** A worker's lock: tries until it has it, keeps it while it is needed, and finds out when it is lost. */
final class LockClient {
    private static final AcquireTimeout ACQUIRE_TIMEOUT = new AcquireTimeout();
    private static final Retry RETRY = new Retry();
    private static final LeaseEnd LEASE_END = new LeaseEnd();
    private static final Renewal RENEWAL = new Renewal();

    /** What the worker has of the lock, as it believes. */
    private enum Standing {
        /** It does not want it. */
        IDLE,
        /** It has asked for it. */
        ACQUIRING,
        /** It tries again later. */
        WAITING,
        HOLDING
    }

    private final Context<LockMessage> ctx;
    private final LockSettings settings;
    private final Acquisition acquisition;
    private final Runnable onHeld;
    private final Runnable onLost;
    private Standing standing = Standing.IDLE;

    /**
     * @param onHeld what to do once the worker has the lock
     * @param onLost what to stop when it is lost; the lock is asked for again by itself
     */
    LockClient(
            Context<LockMessage> ctx,
            LockSettings settings,
            Acquisition acquisition,
            Runnable onHeld,
            Runnable onLost) {
        this.ctx = ctx;
        this.settings = settings;
        this.acquisition = acquisition;
        this.onHeld = onHeld;
        this.onLost = onLost;
    }

    /** Whether the worker has the lock, and this is the holding by which it has it. */
    boolean isHeldBy(Owner owner) {
        return standing == Standing.HOLDING && acquisition.isFor(owner);
    }

    Owner owner() {
        return acquisition.owner();
    }

    long token() {
        return acquisition.token();
    }

    // ---- taking it ----

    void acquire() {
        standing = Standing.ACQUIRING;
        acquisition.ask();
        ctx.setTimer(settings.answerTimeout(), ACQUIRE_TIMEOUT);
    }

    void onGranted(NodeId server, Granted granted) {
        boolean wanted = standing == Standing.ACQUIRING || standing == Standing.HOLDING;
        if (!wanted || !acquisition.isFor(granted.owner())) {
            acquisition.giveBack(server, granted.owner()); // it comes too late
        } else if (acquisition.grantedBy(server, granted.token()) && standing == Standing.ACQUIRING) {
            if (acquisition.isOver()) tryAgainLater();
            else hold();
        }
    }

    void onBusy(NodeId server, Busy busy) {
        boolean wanted = standing == Standing.ACQUIRING && acquisition.isFor(busy.owner());
        if (wanted && acquisition.refusedBy(server)) tryAgainLater();
    }

    void onAcquireTimeout(AcquireTimeout timeout) {
        if (standing == Standing.ACQUIRING) tryAgainLater();
    }

    /** Not a majority: what was granted is given back at once, so that others need not wait for it (Sanfilippo 2014). */
    private void tryAgainLater() {
        ctx.cancelTimer(ACQUIRE_TIMEOUT);
        acquisition.giveBack();
        waitAndTryAgain();
    }

    private void waitAndTryAgain() {
        standing = Standing.WAITING;
        long delay = settings.retryDelay().toNanos();
        long most = (long) (delay * settings.jitter());
        ctx.setTimer(Duration.ofNanos(delay + (most == 0 ? 0 : ctx.random().nextLong(most))), RETRY);
    }

    void onRetry(Retry retry) {
        if (standing == Standing.WAITING) acquire();
    }

    private void hold() {
        standing = Standing.HOLDING;
        ctx.cancelTimer(ACQUIRE_TIMEOUT);
        ctx.note(new LockNote.Acquired(owner(), token()));
        watchLease();
        if (!settings.renewEvery().isZero()) ctx.setTimer(settings.renewEvery(), RENEWAL);
        onHeld.run();
    }

    // ---- keeping and losing it ----

    void onRenewal(Renewal renewal) {
        if (standing != Standing.HOLDING) return;
        acquisition.askToExtend();
        ctx.setTimer(settings.renewEvery(), renewal);
    }

    void onExtended(NodeId server, Extended extended) {
        if (isHeldBy(extended.owner()) && acquisition.extendedBy(server, extended.round())) watchLease();
    }

    private void watchLease() {
        if (settings.checksLease()) ctx.setTimer(Duration.ofNanos(Math.max(0, acquisition.leftNanos())), LEASE_END);
    }

    void onLeaseEnd(LeaseEnd end) {
        if (standing != Standing.HOLDING) return;
        if (acquisition.isOver()) lose(Loss.EXPIRED);
        else watchLease(); // the clock was set back meanwhile
    }

    /** Whether the lease is over, for a worker that looks at its clock before it writes. */
    boolean isSeenToBeOver() {
        return settings.checksLease() && acquisition.isOver();
    }

    /** The lock is not given back: a write may be on its way still, and the next holder must not come before the lease is over. */
    void lose(Loss because) {
        onLost.run();
        stopTimers();
        ctx.note(new LockNote.LostLock(owner(), token(), because));
        waitAndTryAgain();
    }

    /** Gives it back: it is not needed any more. */
    void release() {
        ctx.note(new LockNote.Released(owner(), token()));
        acquisition.giveBack();
    }

    /** No longer watches the lease, since the work under it is over. */
    void relax() {
        standing = Standing.IDLE;
        stopTimers();
    }

    private void stopTimers() {
        ctx.cancelTimer(LEASE_END);
        ctx.cancelTimer(RENEWAL);
    }
}
