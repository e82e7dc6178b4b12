package dev.splitbrain.protocol.example;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.node.Timer;
import dev.splitbrain.protocol.shared.Replica;
import dev.splitbrain.spec.Result;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Primary-backup: n1 orders requests and answers once every backup holds them on disk (Alsberg and Day 1976, §3). */
public final class PrimaryBackup {
    public static final Protocol<PrimaryBackup, PrimaryBackupMessage> PROTOCOL = Protocol.named(
                    "primary-backup", PrimaryBackupMessage.class, PrimaryBackup::new)
            .onRequest(PrimaryBackup::onRequest)
            .on(Store.class, PrimaryBackup::onStore)
            .on(Stored.class, PrimaryBackup::onStored)
            .onTimer(Resend.class, PrimaryBackup::onResend)
            .build();

    private static final Duration RESEND_INTERVAL = Duration.ofMillis(50);
    private static final int RESEND_LIMIT = 100; // requests a message, so that a backup that was away is not flooded

    /** What the nodes say. */
    public sealed interface PrimaryBackupMessage extends Message {}

    /** The requests from a position of the log on, and how far all nodes hold it. */
    record Store(int index, List<Request> requests, int committed) implements PrimaryBackupMessage {
        Store {
            requests = List.copyOf(requests);
        }
    }

    /** The backup's log is durable up to this length. */
    record Stored(int length) implements PrimaryBackupMessage {}

    record Resend() implements Timer {}

    /** The node's part in the protocol; it never changes. */
    public record TookRole(String role) implements RoleNote {
        @Override
        public long epoch() {
            return 1;
        }
    }

    private final Context<PrimaryBackupMessage> ctx;
    private final NodeId primary;
    private final DurableLog<Request> log; // durable
    private final Replica replica;
    private final int[] stored; // primary only: log length that each backup confirmed, by the node's index
    private int committed;

    private PrimaryBackup(Context<PrimaryBackupMessage> ctx) {
        this.ctx = ctx;
        primary = ctx.nodes().get(0);
        log = ctx.disk().log("log");
        replica = new Replica(ctx.machine());
        stored = new int[ctx.nodes().size()];
        ctx.note(new TookRole(isPrimary() ? "primary" : "backup"));
        if (isPrimary()) ctx.setTimer(RESEND_INTERVAL, new Resend());
    }

    private boolean isPrimary() {
        return ctx.self().equals(primary);
    }

    private void onRequest(Request request) {
        if (!isPrimary()) {
            ctx.reject(request.id(), "not the primary", primary);
            return;
        }
        Optional<Result> known = replica.resultOf(request.id()); // a retry: the answer was lost, or is on its way
        if (known.isPresent()) {
            ctx.reply(request.id(), known.get());
            return;
        }
        log.append(request);
        ctx.broadcast(new Store(log.size(), List.of(request), committed)); // leaves once the append is durable
        maybeCommit();
    }

    private void onStore(NodeId from, Store store) {
        int index = store.index();
        for (Request request : store.requests()) {
            if (index++ == log.size() + 1) log.append(request); // else a duplicate, or an earlier one is missing
        }
        commit(Math.min(store.committed(), log.size()));
        ctx.send(primary, new Stored(log.size())); // leaves once the append is durable
    }

    private void onStored(NodeId backup, Stored message) {
        stored[backup.index()] = Math.max(stored[backup.index()], message.length());
        maybeCommit();
    }

    private void onResend(Resend timer) {
        for (NodeId backup : ctx.peers()) {
            int have = stored[backup.index()];
            int upTo = Math.min(log.size(), have + RESEND_LIMIT);
            // In one message: many small ones would overtake each other, and the backup could use few of them.
            if (have < upTo) ctx.send(backup, new Store(have + 1, log.subList(have, upTo), committed));
        }
        ctx.setTimer(RESEND_INTERVAL, timer);
    }

    /** Primary only: what every backup holds is safe. The Store left after our own write, so we hold it too. */
    private void maybeCommit() {
        int everywhere = log.size();
        for (NodeId backup : ctx.peers()) everywhere = Math.min(everywhere, stored[backup.index()]);
        commit(everywhere);
    }

    private void commit(int through) {
        if (through <= committed) return;
        while (committed < through) {
            Request request = log.get(committed++);
            Optional<Result> result = replica.apply(request);
            ctx.note(new LogNote.Applied(committed, request));
            if (isPrimary() && result.isPresent()) ctx.reply(request.id(), result.get());
        }
    }
}
