package dev.splitbrain.protocol.viewstamped;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.protocol.shared.Quorums;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.Commit;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.Prepare;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.PrepareOk;
import dev.splitbrain.protocol.viewstamped.ViewstampedTimer.CommitInterval;
import dev.splitbrain.spec.Result;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The primary's half of normal operation (§4.1): its order is the order. */
final class Primary {
    private static final CommitInterval COMMIT_INTERVAL = new CommitInterval();

    private final ViewstampedReplication node;
    private final Context<ViewstampedMessage> ctx;
    private final ViewstampedSettings settings;
    private final long[] prepared; // by the backup's number: it has all operations up to this one
    private final Set<RequestId> ordered = new HashSet<>(); // and not executed yet; never iterated

    Primary(ViewstampedReplication node, Context<ViewstampedMessage> ctx, ViewstampedSettings settings) {
        this.node = node;
        this.ctx = ctx;
        this.settings = settings;
        prepared = new long[ctx.nodes().size()];
    }

    /** A view begins. What it inherited uncommitted, the backups acknowledge once they have its log. */
    void begin() {
        Arrays.fill(prepared, 0);
        for (long op = Math.max(node.commitNumber(), node.log().base()) + 1;
                op <= node.log().opNumber();
                op++) ordered.add(node.log().get(op).request().id());
        ctx.setTimer(settings.commitInterval(), COMMIT_INTERVAL);
        maybeCommit();
    }

    void end() {
        ordered.clear();
        ctx.cancelTimer(COMMIT_INTERVAL);
    }

    /** A client asks. The client table answers what it knows, and a retry of what is on its way will be answered. */
    void onRequest(Request request) {
        Optional<Result> known = node.replica().resultOf(request.id());
        if (known.isPresent()) ctx.reply(request.id(), known.get());
        else if (ordered.add(request.id()) || !node.rules().keepsClientTable()) order(request);
    }

    private void order(Request request) {
        Entry entry = new Entry(node.view(), node.log().opNumber() + 1, request);
        node.log().append(entry);
        ctx.broadcast(new Prepare(node.view(), entry, node.commitNumber()));
        ctx.setTimer(settings.commitInterval(), COMMIT_INTERVAL);
        maybeCommit();
    }

    void onPrepareOk(NodeId from, PrepareOk message) {
        if (!node.isPrimary() || message.view() != node.view()) return; // an answer to a primary that was
        prepared[from.index()] = Math.max(prepared[from.index()], message.opNumber());
        maybeCommit();
    }

    /** An operation is committed once f backups have it, and all before it (§4.1). */
    private void maybeCommit() {
        int enough = node.rules().prepareOks(node.f());
        long[] backups = prepared.clone();
        backups[ctx.self().index()] = -1; // itself it does not count
        long through = enough == 0 ? node.log().opNumber() : Quorums.reachedBy(enough, backups, backups.length);
        long before = node.commitNumber();
        node.commit(through);
        for (long op = Math.max(before, node.log().base()) + 1; op <= node.commitNumber(); op++)
            ordered.remove(node.log().get(op).request().id());
    }

    /** It says that it is alive (§4.1), and repeats its last operation to those who do not have it. */
    void onCommitInterval() {
        if (!node.isPrimary()) return;
        long last = node.log().opNumber();
        Optional<Entry> unanswered = node.log().last().filter(entry -> last > node.commitNumber());
        for (NodeId peer : ctx.peers()) {
            boolean lacksIt = prepared[peer.index()] < last;
            if (lacksIt && unanswered.isPresent())
                ctx.send(peer, new Prepare(node.view(), unanswered.get(), node.commitNumber()));
            else ctx.send(peer, new Commit(node.view(), node.commitNumber()));
        }
        ctx.setTimer(settings.commitInterval(), COMMIT_INTERVAL);
    }
}
