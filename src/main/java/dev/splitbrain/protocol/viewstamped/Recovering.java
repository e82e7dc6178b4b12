package dev.splitbrain.protocol.viewstamped;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.Recovery;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.RecoveryResponse;
import dev.splitbrain.protocol.viewstamped.ViewstampedNote.BeganRecovery;
import dev.splitbrain.protocol.viewstamped.ViewstampedNote.Recovered;
import dev.splitbrain.protocol.viewstamped.ViewstampedTimer.RecoveryTimeout;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a replica that has forgotten everything gets back what it may have promised (§4.3). */
final class Recovering {
    private static final RecoveryTimeout TIMEOUT = new RecoveryTimeout();

    private final ViewstampedReplication node;
    private final Context<ViewstampedMessage> ctx;
    private final SortedMap<Integer, RecoveryResponse> responses = new TreeMap<>(); // the last of each replica
    private long nonce;

    Recovering(ViewstampedReplication node, Context<ViewstampedMessage> ctx) {
        this.node = node;
        this.ctx = ctx;
    }

    /** §4.3, step 1: asks all others. */
    void begin(long newNonce) {
        nonce = newNonce;
        node.beRecovering();
        ctx.note(new BeganRecovery(node.view(), nonce));
        onTimeout();
    }

    void onTimeout() {
        if (!node.isRecovering()) return;
        ctx.broadcast(new Recovery(nonce));
        ctx.setTimer(node.timeout(), TIMEOUT);
    }

    /** §4.3, step 2: only who is in a view answers, and its primary with the log. */
    void onRecovery(NodeId from, Recovery message) {
        node.crashes().learn(from.index(), message.nonce());
        if (!node.isNormal()) return;
        Optional<LogCopy> log = node.isPrimary() ? Optional.of(node.log().copy()) : Optional.empty();
        ctx.send(
                from,
                new RecoveryResponse(
                        node.view(),
                        message.nonce(),
                        log,
                        node.commitNumber(),
                        node.crashes().value()));
    }

    void onResponse(NodeId from, RecoveryResponse response) {
        if (!node.isRecovering() || !node.rules().isAnswer(nonce, response.nonce())) return;
        RecoveryResponse before = responses.get(from.index());
        if (before == null || before.view() <= response.view()) responses.put(from.index(), response);
        maybeRecover();
    }

    /** §4.3, step 3: f + 1 answers, and of the latest view in them the primary's log. */
    private void maybeRecover() {
        SortedMap<Integer, RecoveryResponse> counted = node.settings().crashVectors()
                ? CrashVector.consistent(responses, RecoveryResponse::crashes)
                : responses;
        if (counted.size() < node.f() + 1) return;
        long latest = counted.values().stream()
                .mapToLong(RecoveryResponse::view)
                .max()
                .orElseThrow();
        RecoveryResponse primary = counted.get(node.primaryOf(latest).index());
        if (primary == null || primary.view() != latest || primary.log().isEmpty()) return;
        for (RecoveryResponse response : counted.values()) node.crashes().learn(response.crashes());
        responses.clear();
        ctx.cancelTimer(TIMEOUT);
        node.become(primary.log().get());
        node.enter(latest);
        ctx.note(new Recovered(latest, node.log().opNumber()));
        if (node.log().opNumber() > primary.commitNumber()) node.acknowledge();
        node.commit(primary.commitNumber());
    }
}
