package dev.splitbrain.protocol.crdt;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.Timer;
import dev.splitbrain.protocol.crdt.CrdtMessage.Ack;
import dev.splitbrain.protocol.crdt.CrdtMessage.Delta;
import dev.splitbrain.protocol.crdt.CrdtMessage.State;
import dev.splitbrain.protocol.shared.Taken;
import dev.splitbrain.spec.Result;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A replica of convergent objects: serves clients by itself, and tells other replicas of what has changed. */
public final class CrdtNode {
    /** The protocol with these settings. */
    public static Protocol<CrdtNode, CrdtMessage> protocol(CrdtSettings settings) {
        return Protocol.<CrdtNode, CrdtMessage>named("crdt", CrdtMessage.class, ctx -> new CrdtNode(ctx, settings))
                .spec(settings.type().spec())
                .onRequest(CrdtNode::onRequest)
                .onTimer(Sync.class, CrdtNode::onSync)
                .on(State.class, CrdtNode::onState)
                .on(Delta.class, CrdtNode::onDelta)
                .on(Ack.class, CrdtNode::onAck)
                .build();
    }

    /** Time to tell others. */
    record Sync() implements Timer {}

    private final Context<CrdtMessage> ctx;
    private final CrdtSettings settings;
    private final Updates updates;
    private final Replica replica;
    private final Deltas deltas;

    private CrdtNode(Context<CrdtMessage> ctx, CrdtSettings settings) {
        this.ctx = ctx;
        this.settings = settings;
        updates = new Updates(ctx, settings);
        replica = new Replica(ctx, settings);
        deltas = new Deltas(settings.buffer());
        if (ctx.peers().isEmpty()) return; // nobody to tell
        ctx.setTimer(Duration.ofNanos(ctx.random().nextLong(settings.interval().toNanos())), new Sync());
    }

    // ---- clients: asked and answered here, whoever else can be reached ----

    private void onRequest(Request request) {
        Crdt object = replica.object(request.command().key());
        Taken taken = replica.takenOf(request);
        if (request.command().readOnly()) ctx.reply(request.id(), Updates.read(object, request.command()));
        else if (taken.contains(request.id().sequence())) ctx.reply(request.id(), Result.DONE); // a copy
        else if (!taken.isForgotten(request.id().sequence())) update(request, object);
        // else a late copy of what the client has given up or been answered: it must not take effect now
    }

    private void update(Request request, Crdt object) {
        Optional<Result> refusal = Updates.refusal(object, request.command());
        if (refusal.isEmpty()) {
            Crdt delta = updates.delta(object, request.command());
            SortedMap<String, Crdt> change = new TreeMap<>();
            change.put(request.command().key(), delta);
            long before = replica.changes();
            if (replica.update(request, delta)) keep(before, change);
        }
        ctx.reply(request.id(), refusal.orElse(Result.DONE)); // leaves once the update is on disk
    }

    private void keep(long before, SortedMap<String, Crdt> change) {
        if (settings.replication() == CrdtSettings.Replication.DELTA
                && !ctx.peers().isEmpty()) deltas.add(before, change);
    }

    // ---- telling others ----

    private void onSync(Sync timer) {
        for (NodeId partner : partners()) tell(partner);
        ctx.setTimer(settings.interval(), timer);
    }

    private List<NodeId> partners() {
        List<NodeId> peers = ctx.peers();
        return settings.partners() == CrdtSettings.Partners.ALL
                ? peers
                : List.of(peers.get(ctx.random().nextInt(peers.size())));
    }

    private void tell(NodeId partner) {
        if (replica.changes() == 0) return; // nothing to tell yet
        if (settings.replication() == CrdtSettings.Replication.STATE) ctx.send(partner, new State(replica.objects()));
        else tellChanges(partner);
    }

    /** Almeida et al. 2018, algorithm 2: ships a delta-interval, or the state. */
    private void tellChanges(NodeId partner) {
        long through = replica.changes();
        if (deltas.acknowledgedBy(partner) >= through) return; // it has all
        boolean whole = !deltas.reachBackTo(partner) && settings.mutant() != Mutant.NEVER_FALLS_BACK;
        if (whole) ctx.note(new CrdtNote.FellBackToFullState(partner));
        ctx.send(partner, new Delta(whole ? replica.objects() : deltas.intervalFor(partner), through));
        if (settings.mutant() == Mutant.COUNTS_SENT_AS_ACKNOWLEDGED) onAck(partner, new Ack(through));
    }

    // ---- hearing from others ----

    private void onState(NodeId from, State state) {
        replica.merge(state.objects());
    }

    private void onDelta(NodeId from, Delta delta) {
        long before = replica.changes();
        if (replica.merge(delta.objects())) keep(before, delta.objects()); // to be passed on
        ctx.send(from, new Ack(delta.through())); // leaves once it is on disk
    }

    private void onAck(NodeId from, Ack ack) {
        deltas.acknowledge(from, ack.through());
        deltas.forget(ctx.peers());
    }
}
