package dev.splitbrain.protocol.lock;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.LockNote.Loss;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.lock.LockMessage.Look;
import dev.splitbrain.protocol.lock.LockMessage.Read;
import dev.splitbrain.protocol.lock.LockMessage.Refused;
import dev.splitbrain.protocol.lock.LockMessage.Seen;
import dev.splitbrain.protocol.lock.LockMessage.Value;
import dev.splitbrain.protocol.lock.LockMessage.Write;
import dev.splitbrain.protocol.lock.LockMessage.Written;
import dev.splitbrain.protocol.lock.LockTimer.StoreTimeout;
import dev.splitbrain.protocol.lock.LockTimer.WorkDone;
import dev.splitbrain.spec.Counter;
import dev.splitbrain.spec.Result;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A worker: does what clients ask for, one request after the other, each under the lock. A request whose lock was lost is begun
 * again under a new one; the store knows whether it has taken effect meanwhile.
 */
final class Worker implements LockNode {
    private static final WorkDone WORK_DONE = new WorkDone();
    private static final StoreTimeout STORE_TIMEOUT = new StoreTimeout();

    /** What a worker is doing for the request. */
    private enum Doing {
        /** Nothing, for it has no lock. */
        NOTHING,
        /** It asked for the value. */
        READING,
        /** It has the value. */
        WORKING,
        /** It sent the new value. */
        WRITING
    }

    private final Context<LockMessage> ctx;
    private final LockSettings settings;
    private final NodeId store;
    private final LockClient lock;
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
        Acquisition acquisition = new Acquisition(ctx, settings, layout.asked(), starts.get());
        lock = new LockClient(ctx, settings, acquisition, this::begin, this::stop);
    }

    LockClient lock() {
        return lock;
    }

    // ---- clients ----

    void onRequest(Request request) {
        if (request.command() instanceof Counter.Read read) {
            ctx.send(store, new Look(request.id(), read.key()));
        } else if (!isKnown(request)) {
            queue.addLast(request);
            if (current == null) next();
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
        if (current != null) lock.acquire();
    }

    // ---- working under the lock ----

    private void begin() {
        doing = Doing.READING;
        askStore();
    }

    private void askStore() {
        ctx.send(store, doing == Doing.READING ? new Read(current, lock.owner(), lock.token()) : write());
        ctx.setTimer(settings.answerTimeout(), STORE_TIMEOUT);
    }

    private Write write() {
        long sum = Math.addExact(value, ((Counter.Add) current.command()).delta());
        return new Write(current, lock.owner(), lock.token(), sum, version);
    }

    void onStoreTimeout(StoreTimeout timeout) {
        if (doing == Doing.READING || doing == Doing.WRITING) askStore();
    }

    void onValue(NodeId from, Value read) {
        if (doing != Doing.READING || !lock.isHeldBy(read.owner())) return; // of an earlier holding, or a second copy
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
        if (lock.isSeenToBeOver()) {
            lock.lose(Loss.EXPIRED);
            return;
        }
        // Between this look at the clock and the write at the store is a network: what is true here may be over there.
        doing = Doing.WRITING;
        askStore();
    }

    void onWritten(NodeId from, Written written) {
        if (doing == Doing.WRITING && lock.isHeldBy(written.owner())) finish();
    }

    void onRefused(NodeId from, Refused refused) {
        if (lock.isHeldBy(refused.owner())) lock.lose(Loss.FENCED_OFF);
    }

    private void finish() {
        stop();
        lock.relax();
        ctx.reply(current.id(), Result.DONE);
        lock.release();
        next();
    }

    private void stop() {
        doing = Doing.NOTHING;
        ctx.cancelTimer(STORE_TIMEOUT);
        ctx.cancelTimer(WORK_DONE);
    }
}
