package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Transaction;
import dev.splitbrain.spec.TransactionalStore;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What clients asked this node to carry out, and what they were told. A request that comes again gets the old answer, or
 * none while its attempt is open.
 */
final class Requests {
    private final Context<?> ctx;
    private final Layout layout;
    private final DurableLog<RequestId> refused; // durable: who was told that it is aborted
    private final boolean remembersAborts;
    private final int start; // durable: no attempt of an earlier start has its number
    private final TreeSet<RequestId> open = new TreeSet<>();
    private final TreeMap<RequestId, Result> answered = new TreeMap<>();
    private final Map<ClientId, Long> firstOpen = new TreeMap<>();

    /**
     * Reads what the disk knows.
     *
     * @param counts whether the starts of this node must be told apart
     * @param remembersAborts whether a client is told of an abort only when that is on disk
     */
    Requests(Context<?> ctx, Layout layout, boolean counts, boolean remembersAborts) {
        this.ctx = ctx;
        this.layout = layout;
        this.remembersAborts = remembersAborts;
        DurableValue<Integer> starts = ctx.disk().value("starts", 0);
        if (counts) starts.set(starts.get() + 1);
        start = starts.get();
        refused = ctx.disk().log("refused");
        for (RequestId request : refused) remember(request, TransactionalStore.ABORTED);
    }

    /** How often this node has started, from 1. */
    int start() {
        return start;
    }

    /** The attempt to begin for a request; empty where there is none to begin. */
    Optional<TransactionId> admit(Request request) {
        NodeId whom = layout.initiatorOf((Transaction) request.command());
        if (!whom.equals(ctx.self())) {
            ctx.reject(request.id(), "not its coordinator", whom);
            return Optional.empty();
        }
        forgetBefore(request);
        Result before = answered.get(request.id());
        if (before != null) ctx.reply(request.id(), before);
        if (before != null || isForgotten(request.id()) || !open.add(request.id())) return Optional.empty();
        return Optional.of(new TransactionId(request.id(), start));
    }

    private void forgetBefore(Request request) {
        ClientId client = request.id().client();
        if (request.firstOpen() <= firstOpen.getOrDefault(client, 0L)) return;
        firstOpen.put(client, request.firstOpen());
        answered.subMap(new RequestId(client, 0), new RequestId(client, request.firstOpen()))
                .clear();
    }

    /** Whether the client has its answer, and the request is a late copy. */
    private boolean isForgotten(RequestId request) {
        return request.sequence() < firstOpen.getOrDefault(request.client(), 0L);
    }

    /** Answers the client. */
    void answer(RequestId request, Result result) {
        remember(request, result);
        // Otherwise a copy of the request that comes after a crash would be carried out, against what the client knows.
        if (remembersAborts && result.equals(TransactionalStore.ABORTED)) refused.append(request);
        ctx.reply(request, result);
    }

    /** Keeps an answer that was given before a crash. */
    void remember(RequestId request, Result result) {
        open.remove(request);
        answered.put(request, result);
    }

    /** The answer that was given, if it is not forgotten. */
    Optional<Result> answerTo(RequestId request) {
        return Optional.ofNullable(answered.get(request));
    }
}
