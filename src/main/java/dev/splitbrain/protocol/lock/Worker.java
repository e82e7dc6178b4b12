package dev.splitbrain.protocol.lock;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.LockNote;
import dev.splitbrain.node.LockNote.Loss;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.lock.LockMessage.Busy;
import dev.splitbrain.protocol.lock.LockMessage.Extended;
import dev.splitbrain.protocol.lock.LockMessage.Granted;
import dev.splitbrain.protocol.lock.LockMessage.Look;
import dev.splitbrain.protocol.lock.LockMessage.Read;
import dev.splitbrain.protocol.lock.LockMessage.Refused;
import dev.splitbrain.protocol.lock.LockMessage.Seen;
import dev.splitbrain.protocol.lock.LockMessage.Value;
import dev.splitbrain.protocol.lock.LockMessage.Write;
import dev.splitbrain.protocol.lock.LockMessage.Written;
import dev.splitbrain.protocol.lock.LockTimer.AcquireTimeout;
import dev.splitbrain.protocol.lock.LockTimer.LeaseEnd;
import dev.splitbrain.protocol.lock.LockTimer.Renewal;
import dev.splitbrain.protocol.lock.LockTimer.Retry;
import dev.splitbrain.protocol.lock.LockTimer.StoreTimeout;
import dev.splitbrain.protocol.lock.LockTimer.WorkDone;
import dev.splitbrain.spec.Counter;
import dev.splitbrain.spec.Result;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A worker: does what clients ask for, one request after the other, each under the lock. A request whose lock was lost is begun
 * again under a new one; the store knows whether it has taken effect meanwhile.
 */
final class Worker implements LockNode {
    private static final AcquireTimeout ACQUIRE_TIMEOUT = new AcquireTimeout();
    private static final Retry RETRY = new Retry();
    private static final LeaseEnd LEASE_END = new LeaseEnd();
    private static final Renewal RENEWAL = new Renewal();
    private static final WorkDone WORK_DONE = new WorkDone();
    private static final StoreTimeout STORE_TIMEOUT = new StoreTimeout();

    /** What a worker is doing. */
    private enum Doing {
        NOTHING,
        /** It has asked for the lock. */
        ACQUIRING,
        /** It tries again later. */
        WAITING,
        /** It has the lock and asked for the value. */
        READING,
        /** It has the lock and the value. */
        WORKING,
        /** It has the lock and sent the new value. */
        WRITING;

        boolean holdsLock() {
            return this == READING || this == WORKING || this == WRITING;
        }
    }

    private final Context<LockMessage> ctx;
    private final LockSettings settings;
    private final NodeId store;
    private final Acquisition lock;
    private final Deque<Request> queue = new ArrayDeque<>();
    private Request current; // null: nothing to do
    private Doing doing = Doing.NOTHING;
    private long value; // as read from the store
    private long version;

    Worker(Context<LockMessage> ctx, LockSettings settings, Layout layout) {
        this.ctx = ctx;
        this.settings = settings;
        store = layout.store();
        DurableValue<Integer> starts = ctx.disk().value("starts", 0);
        starts.set(starts.get() + 1); // no owner of an earlier start is taken for one of this
        lock = new Acquisition(ctx, settings, layout.asked(), starts.get());
    }

    // ---- clients ----

    void onRequest(Request request) {
        if (request.command() instanceof Counter.Read read) {
            ctx.send(store, new Look(request.id(), read.key()));
        } else if (!isKnown(request)) {
            queue.addLast(request);
            if (doing == Doing.NOTHING) next();
        }
    }

    private boolean isKnown(Request request) {
        if (current != null && current.id().equals(request.id())) return true;
        return queue.stream().anyMatch(waiting -> waiting.id().equals(request.id()));
    }

    void onSeen(NodeId from, Seen seen) {
        ctx.reply(seen.request(), new Result.Value(seen.value()));
    }

    private void next() {
        current = queue.pollFirst();
        doing = Doing.NOTHING;
        if (current != null) acquire();
    }

    // ---- taking the lock ----

    private void acquire() {
        doing = Doing.ACQUIRING;
        lock.ask();
        ctx.setTimer(settings.answerTimeout(), ACQUIRE_TIMEOUT);
    }

    void onGranted(NodeId server, Granted granted) {
        if (!lock.isFor(granted.owner()) || doing == Doing.NOTHING || doing == Doing.WAITING) {
            lock.giveBack(server, granted.owner()); // it comes too late: nobody wants it any more
        } else if (lock.grantedBy(server, granted.token()) && doing == Doing.ACQUIRING) {
            if (lock.isOver()) tryAgainLater();
            else begin();
        }
    }

    void onBusy(NodeId server, Busy busy) {
        if (doing == Doing.ACQUIRING && lock.isFor(busy.owner()) && lock.refusedBy(server)) tryAgainLater();
    }

    void onAcquireTimeout(AcquireTimeout timeout) {
        if (doing == Doing.ACQUIRING) tryAgainLater();
    }

    /** Not a majority: what was granted is given back at once, so that others need not wait for it (Sanfilippo 2014). */
    private void tryAgainLater() {
        ctx.cancelTimer(ACQUIRE_TIMEOUT);
        lock.giveBack();
        waitAndTryAgain();
    }

    private void waitAndTryAgain() {
        doing = Doing.WAITING;
        long delay = settings.retryDelay().toNanos();
        long most = (long) (delay * settings.jitter());
        ctx.setTimer(Duration.ofNanos(delay + (most == 0 ? 0 : ctx.random().nextLong(most))), RETRY);
    }

    void onRetry(Retry retry) {
        if (doing == Doing.WAITING) acquire();
    }

    // ---- having the lock ----

    private void begin() {
        ctx.cancelTimer(ACQUIRE_TIMEOUT);
        ctx.note(new LockNote.Acquired(lock.owner(), lock.token()));
        doing = Doing.READING;
        watchLease();
        if (!settings.renewEvery().isZero()) ctx.setTimer(settings.renewEvery(), RENEWAL);
        askStore();
    }

    private void askStore() {
        ctx.send(
                store,
                doing == Doing.READING
                        ? new Read(current, lock.owner(), lock.token())
                        : new Write(
                                current,
                                lock.owner(),
                                lock.token(),
                                Math.addExact(value, ((Counter.Add) current.command()).delta()),
                                version));
        ctx.setTimer(settings.answerTimeout(), STORE_TIMEOUT);
    }

    void onStoreTimeout(StoreTimeout timeout) {
        if (doing == Doing.READING || doing == Doing.WRITING) askStore();
    }

    void onValue(NodeId from, Value read) {
        if (doing != Doing.READING || !lock.isFor(read.owner())) return; // of an earlier holding, or a second copy
        ctx.cancelTimer(STORE_TIMEOUT);
        if (read.applied()) {
            finish(); // the write of an earlier holding arrived after all
            return;
        }
        value = read.value();
        version = read.version();
        doing = Doing.WORKING;
        ctx.setTimer(settings.work(), WORK_DONE);
    }

    void onWorkDone(WorkDone done) {
        if (doing != Doing.WORKING) return;
        if (settings.checksLease() && lock.isOver()) {
            lose(Loss.EXPIRED);
            return;
        }
        // Between this look at the clock and the write at the store is a network: what is true here may be over there.
        doing = Doing.WRITING;
        askStore();
    }

    void onWritten(NodeId from, Written written) {
        if (doing == Doing.WRITING && lock.isFor(written.owner())) finish();
    }

    private void finish() {
        stopTimers();
        ctx.reply(current.id(), Result.DONE);
        ctx.note(new LockNote.Released(lock.owner(), lock.token()));
        lock.giveBack();
        next();
    }

    // ---- keeping and losing it ----

    void onRenewal(Renewal renewal) {
        if (!doing.holdsLock()) return;
        lock.askToExtend();
        ctx.setTimer(settings.renewEvery(), renewal);
    }

    void onExtended(NodeId server, Extended extended) {
        if (!doing.holdsLock() || !lock.isFor(extended.owner())) return;
        if (lock.extendedBy(server, extended.round())) watchLease();
    }

    private void watchLease() {
        if (settings.checksLease()) ctx.setTimer(Duration.ofNanos(Math.max(0, lock.leftNanos())), LEASE_END);
    }

    void onLeaseEnd(LeaseEnd end) {
        if (!doing.holdsLock()) return;
        if (lock.isOver()) lose(Loss.EXPIRED);
        else watchLease(); // the clock was set back meanwhile
    }

    void onRefused(NodeId from, Refused refused) {
        if (doing.holdsLock() && lock.isFor(refused.owner())) lose(Loss.FENCED_OFF);
    }

    /** The lock is not given back: a write may be on its way still, and the next holder must not come before the lease is over. */
    private void lose(Loss because) {
        stopTimers();
        ctx.note(new LockNote.LostLock(lock.owner(), lock.token(), because));
        waitAndTryAgain();
    }

    private void stopTimers() {
        ctx.cancelTimer(STORE_TIMEOUT);
        ctx.cancelTimer(WORK_DONE);
        ctx.cancelTimer(LEASE_END);
        ctx.cancelTimer(RENEWAL);
    }
}
