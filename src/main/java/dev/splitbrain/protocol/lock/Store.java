package dev.splitbrain.protocol.lock;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.LockNote;
import dev.splitbrain.node.LockNote.Access;
import dev.splitbrain.node.LockNote.Owner;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.lock.LockMessage.Look;
import dev.splitbrain.protocol.lock.LockMessage.Read;
import dev.splitbrain.protocol.lock.LockMessage.Refused;
import dev.splitbrain.protocol.lock.LockMessage.Seen;
import dev.splitbrain.protocol.lock.LockMessage.Settled;
import dev.splitbrain.protocol.lock.LockMessage.Value;
import dev.splitbrain.protocol.lock.LockMessage.Write;
import dev.splitbrain.protocol.lock.LockMessage.Written;
import dev.splitbrain.protocol.lock.LockSettings.Fencing;
import dev.splitbrain.protocol.lock.StoreRecord.SawToken;
import dev.splitbrain.protocol.lock.StoreRecord.Updated;
import dev.splitbrain.protocol.shared.Sessions;
import dev.splitbrain.spec.Result;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the lock protects: counters that are read and overwritten. The store trusts its callers to hold the lock, but for the fencing
 * token, if it checks that. A write of a request that took effect is answered and does nothing, so that messages may come twice.
 */
final class Store implements LockNode {
    /** A counter, and how many updates made it. */
    record Stored(long value, long version) {}

    private static final Stored EMPTY = new Stored(0, 0);

    private final Context<LockMessage> ctx;
    private final LockSettings settings;
    private final DurableLog<StoreRecord> log; // durable
    private final SortedMap<String, Stored> counters = new TreeMap<>();
    private final Sessions sessions = new Sessions();
    private long greatestToken;
    private long updatesLost; // since the start

    Store(Context<LockMessage> ctx, LockSettings settings) {
        this.ctx = ctx;
        this.settings = settings;
        log = ctx.disk().log("store");
        for (StoreRecord record : log) {
            if (settings.mutant() != LockMutant.FORGETS_GREATEST_TOKEN) saw(record.token());
            if (record instanceof Updated updated) update(updated);
        }
    }

    void onRead(NodeId worker, Read read) {
        Owner owner = read.owner();
        Stored stored = stored(read.request().command().key());
        if (isApplied(read.request())) { // nothing is left to do, for whoever asks: no token is needed to learn that
            ctx.send(worker, new Value(owner, stored.value(), stored.version(), true));
            return;
        }
        if (settings.fencing() == Fencing.ALL) {
            if (read.token() < greatestToken) {
                refuse(worker, owner, read.token(), Access.READ);
                return;
            }
            if (read.token() > greatestToken) log.append(new SawToken(read.token()));
            saw(read.token());
        }
        Value answer = new Value(owner, stored.value(), stored.version(), false);
        settle(worker, answer, new LockNote.Served(owner, read.token(), Access.READ));
    }

    void onWrite(NodeId worker, Write write) {
        Owner owner = write.owner();
        if (isApplied(write.request())) {
            ctx.send(worker, new Written(owner));
        } else if (settings.fencing() != Fencing.NONE && write.token() < greatestToken) {
            refuse(worker, owner, write.token(), Access.WRITE);
        } else {
            long lost = stored(write.request().command().key()).version() - write.version();
            if (lost > 0) ctx.note(new LockNote.UpdatesLost(owner, write.token(), lost));
            updatesLost += lost;
            Updated updated = new Updated(write.request(), write.token(), write.value());
            log.append(updated);
            saw(write.token());
            update(updated);
            settle(worker, new Written(owner), new LockNote.Served(owner, write.token(), Access.WRITE));
        }
    }

    /** Whoever got the lock later has been here (Kleppmann 2016; Burrows 2006, §2.4). */
    private void refuse(NodeId worker, Owner owner, long token, Access access) {
        ctx.note(new LockNote.FencedOff(owner, token, access, greatestToken));
        ctx.send(worker, new Refused(owner, greatestToken));
    }

    private boolean isApplied(Request request) {
        return sessions.resultOf(request.id()).isPresent() || sessions.isForgotten(request.id());
    }

    private void saw(long token) {
        greatestToken = Math.max(greatestToken, token);
    }

    private void update(Updated updated) {
        String key = updated.request().command().key();
        counters.put(key, new Stored(updated.value(), stored(key).version() + 1));
        sessions.keep(updated.request(), Result.DONE);
    }

    private Stored stored(String key) {
        return counters.getOrDefault(key, EMPTY);
    }

    /** A crash may undo what is not on disk yet, so nothing is told before. */
    private void settle(NodeId worker, LockMessage answer, LockNote note) {
        ctx.send(ctx.self(), new Settled(worker, answer, note));
    }

    void onSettled(NodeId self, Settled settled) {
        ctx.note(settled.note());
        ctx.send(settled.worker(), settled.answer());
    }

    void onLook(NodeId worker, Look look) {
        ctx.send(worker, new Seen(look.request(), stored(look.key()).value()));
    }

    Context<LockMessage> context() {
        return ctx;
    }
}
