package dev.splitbrain.protocol.lock;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.protocol.lock.LockMessage.Acquire;
import dev.splitbrain.protocol.lock.LockMessage.Busy;
import dev.splitbrain.protocol.lock.LockMessage.Extend;
import dev.splitbrain.protocol.lock.LockMessage.Extended;
import dev.splitbrain.protocol.lock.LockMessage.Granted;
import dev.splitbrain.protocol.lock.LockMessage.Look;
import dev.splitbrain.protocol.lock.LockMessage.Read;
import dev.splitbrain.protocol.lock.LockMessage.Refused;
import dev.splitbrain.protocol.lock.LockMessage.Release;
import dev.splitbrain.protocol.lock.LockMessage.Seen;
import dev.splitbrain.protocol.lock.LockMessage.Settled;
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
import java.util.List;

/**
 * A lock by leases (Gray and Cheriton 1989) and what it protects: who handles what, in the order of a holding. Clients add to
 * counters; a worker does it for them as people do who have a lock: take the lock, read, work, write, give the lock back.
 */
public final class LeaseLock {
    private LeaseLock() {}

    /** The protocol with these options. */
    public static Protocol<LockNode, LockMessage> protocol(LockSettings settings) {
        return Protocol.<LockNode, LockMessage>named("lease-lock", LockMessage.class, ctx -> boot(ctx, settings))
                .spec(Counter.SPEC)
                .roles("holder")
                .onRequest(Worker.class, Worker::onRequest)
                .onRequest(LockServer.class, (server, request) -> sendToWorker(server.context(), settings, request))
                .onRequest(Store.class, (store, request) -> sendToWorker(store.context(), settings, request))
                // Taking the lock.
                .on(Acquire.class, LockServer.class, LockServer::onAcquire)
                .on(Granted.class, Worker.class, Worker::onGranted)
                .on(Busy.class, Worker.class, Worker::onBusy)
                .onTimer(AcquireTimeout.class, Worker.class, Worker::onAcquireTimeout)
                .onTimer(Retry.class, Worker.class, Worker::onRetry)
                // Having it.
                .on(Read.class, Store.class, Store::onRead)
                .on(Value.class, Worker.class, Worker::onValue)
                .onTimer(WorkDone.class, Worker.class, Worker::onWorkDone)
                .on(Write.class, Store.class, Store::onWrite)
                .on(Written.class, Worker.class, Worker::onWritten)
                .on(Refused.class, Worker.class, Worker::onRefused)
                .onTimer(StoreTimeout.class, Worker.class, Worker::onStoreTimeout)
                .on(Settled.class, Store.class, Store::onSettled)
                // Keeping it, losing it, giving it back.
                .onTimer(Renewal.class, Worker.class, Worker::onRenewal)
                .on(Extend.class, LockServer.class, LockServer::onExtend)
                .on(Extended.class, Worker.class, Worker::onExtended)
                .onTimer(LeaseEnd.class, Worker.class, Worker::onLeaseEnd)
                .on(Release.class, LockServer.class, LockServer::onRelease)
                // Reading without it.
                .on(Look.class, Store.class, Store::onLook)
                .on(Seen.class, Worker.class, Worker::onSeen)
                .build();
    }

    /** How many of nodes with these roles are lock servers. */
    public static int servers(List<String> roles) {
        return Layout.playing(Layout.SERVER, roles);
    }

    /** How many of nodes with these roles are stores. */
    public static int stores(List<String> roles) {
        return Layout.playing(Layout.STORE, roles);
    }

    /** How many of nodes with these roles are workers. */
    public static int workers(List<String> roles) {
        return Layout.playing(Layout.WORKER, roles);
    }

    private static LockNode boot(Context<LockMessage> ctx, LockSettings settings) {
        Layout layout = Layout.of(ctx, settings.algorithm());
        if (layout.store().equals(ctx.self())) return new Store(ctx, settings);
        if (layout.servers().contains(ctx.self())) return new LockServer(ctx, settings);
        return new Worker(ctx, settings, layout);
    }

    /** Clients are spread over the workers. */
    private static void sendToWorker(Context<LockMessage> ctx, LockSettings settings, Request request) {
        List<NodeId> workers = Layout.of(ctx, settings.algorithm()).workers();
        ctx.reject(request.id(), "no worker", workers.get(request.id().client().index() % workers.size()));
    }
}
