package dev.splitbrain.protocol.lock;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.LockNote.Owner;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.lock.LockMessage.Acquire;
import dev.splitbrain.protocol.lock.LockMessage.Busy;
import dev.splitbrain.protocol.lock.LockMessage.Extend;
import dev.splitbrain.protocol.lock.LockMessage.Extended;
import dev.splitbrain.protocol.lock.LockMessage.Granted;
import dev.splitbrain.protocol.lock.LockMessage.Release;
import dev.splitbrain.protocol.lock.LockSettings.Algorithm;
import dev.splitbrain.protocol.lock.LockSettings.Restart;

/**
 * A lock server: grants the lock to one owner at a time, for the length of a lease by its own clock. It asks nobody, and never learns
 * whether a holder is alive: that is what leases are for.
 */
final class LockServer implements LockNode {
    /** A lease that was granted; who had the lock last, where it is over. */
    record Lease(Owner owner, long token) {}

    private final Context<LockMessage> ctx;
    private final LockSettings settings;
    private final DurableValue<Lease> granted; // durable, where leases are remembered
    private final DurableValue<Long> lastToken; // durable
    private Lease lease; // null: free
    private long leaseEndNanos;
    private final long silentUntilNanos;

    LockServer(Context<LockMessage> ctx, LockSettings settings) {
        this.ctx = ctx;
        this.settings = settings;
        granted = ctx.disk().value("lease", null);
        lastToken = ctx.disk().value("token", 0L);
        DurableValue<Boolean> started = ctx.disk().value("started", false);
        boolean restarts = started.get();
        if (settings.restart() == Restart.WAITS && !restarts) started.set(true);
        silentUntilNanos = settings.restart() == Restart.WAITS && restarts ? leaseFromNow() : Long.MIN_VALUE;
        // How much of the lease is over nobody knows: it was measured in the memory that is gone.
        lease = granted.get();
        leaseEndNanos = leaseFromNow();
    }

    void onAcquire(NodeId worker, Acquire acquire) {
        if (isOver()) lease = null;
        boolean again = lease != null && lease.owner().equals(acquire.owner()); // a copy of the message
        if (!again && (lease != null || settings.now(ctx) < silentUntilNanos)) {
            ctx.send(worker, new Busy(acquire.owner()));
            return;
        }
        if (!again) grant(acquire.owner());
        ctx.send(worker, new Granted(acquire.owner(), lease.token()));
    }

    private void grant(Owner owner) {
        lease = new Lease(owner, nextToken());
        leaseEndNanos = leaseFromNow();
        if (settings.restart() == Restart.REMEMBERS) granted.set(lease);
    }

    /** Greater with each grant, whatever crashes: a sequencer (Burrows 2006, §2.4). */
    private long nextToken() {
        if (settings.algorithm() == Algorithm.REDLOCK) return 0; // independent servers cannot count together
        if (settings.mutant() == LockMutant.TOKEN_STAYS) return 1;
        lastToken.set(lastToken.get() + 1);
        return lastToken.get();
    }

    /** A lease that is over is not extended: another may have had the lock since. */
    void onExtend(NodeId worker, Extend extend) {
        if (!isHeldBy(extend.owner())) return;
        leaseEndNanos = leaseFromNow();
        ctx.send(worker, new Extended(extend.owner(), extend.round()));
    }

    /** Only its owner frees the lock: the lease of who asks may be over, and the lock another's (Sanfilippo 2014). */
    void onRelease(NodeId worker, Release release) {
        if (!isHeldBy(release.owner()) && settings.mutant() != LockMutant.RELEASES_ANYONES_LOCK) return;
        lease = null;
        // Unforced: if a crash forgets it, the lock stays with who gave it back until that lease is over.
        if (granted.get() != null) granted.setUnforced(null);
    }

    private boolean isHeldBy(Owner owner) {
        return lease != null && !isOver() && lease.owner().equals(owner);
    }

    private boolean isOver() {
        return settings.now(ctx) >= leaseEndNanos;
    }

    private long leaseFromNow() {
        return settings.now(ctx) + settings.grantedNanos();
    }

    Context<LockMessage> context() {
        return ctx;
    }
}
