package dev.splitbrain.protocol.versions;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.Timer;
import dev.splitbrain.node.VersionNote;
import dev.splitbrain.protocol.shared.Taken;
import dev.splitbrain.protocol.versions.Coordinator.Patience;
import dev.splitbrain.protocol.versions.VersionsMessage.Compare;
import dev.splitbrain.protocol.versions.VersionsMessage.Forward;
import dev.splitbrain.protocol.versions.VersionsMessage.Found;
import dev.splitbrain.protocol.versions.VersionsMessage.Get;
import dev.splitbrain.protocol.versions.VersionsMessage.HandOver;
import dev.splitbrain.protocol.versions.VersionsMessage.HandedOver;
import dev.splitbrain.protocol.versions.VersionsMessage.Leaves;
import dev.splitbrain.protocol.versions.VersionsMessage.Repair;
import dev.splitbrain.protocol.versions.VersionsMessage.Store;
import dev.splitbrain.protocol.versions.VersionsMessage.Stored;
import dev.splitbrain.spec.VersionedStore;
import dev.splitbrain.spec.VersionedStore.Put;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A node of the store: coordinates what clients ask of it, and holds its share of the keys. */
public final class ReplicatedKv {
    /** The protocol with these settings. */
    public static Protocol<ReplicatedKv, VersionsMessage> protocol(Settings settings) {
        return Protocol.<ReplicatedKv, VersionsMessage>named(
                        "replicated-kv", VersionsMessage.class, ctx -> new ReplicatedKv(ctx, settings))
                .spec(VersionedStore.SPEC)
                .onRequest(ReplicatedKv::onRequest)
                .on(Forward.class, (node, from, forward) -> node.take(forward.request()))
                .onTimer(CommitWait.class, ReplicatedKv::onCommitWait)
                .on(Store.class, ReplicatedKv::onStore)
                .on(Stored.class, (node, from, stored) -> node.coordinator.onStored(from, stored))
                .on(Get.class, ReplicatedKv::onGet)
                .on(Found.class, (node, from, found) -> node.coordinator.onFound(from, found))
                .on(Repair.class, (node, from, repair) -> node.replica.store(repair.key(), repair.state()))
                .onTimer(Patience.class, (node, timer) -> node.coordinator.onPatience(timer))
                .onTimer(HintTime.class, ReplicatedKv::onHintTime)
                .on(HandOver.class, ReplicatedKv::onHandOver)
                .on(HandedOver.class, (node, from, handed) -> node.hints.onHandedOver(from, handed))
                .onTimer(RepairTime.class, ReplicatedKv::onRepairTime)
                .on(Compare.class, (node, from, compare) -> node.antiEntropy.onCompare(from, compare))
                .on(Leaves.class, (node, from, leaves) -> node.antiEntropy.onLeaves(from, leaves))
                .build();
    }

    /** A write's timestamp is past, wherever one looks. */
    record CommitWait(Request request, Versioning.Written written) implements Timer {}

    /** Time to hand over what is kept for others. */
    record HintTime() implements Timer {}

    /** Time to compare all with another replica. */
    record RepairTime() implements Timer {}

    private final Context<VersionsMessage> ctx;
    private final Settings settings;
    private final Ring ring;
    private final Versioning versioning;
    private final Replica replica;
    private final Hints hints;
    private final Coordinator coordinator;
    private final AntiEntropy antiEntropy;
    private final Map<ClientId, Taken> taken = new TreeMap<>(); // requests that the network may repeat

    private ReplicatedKv(Context<VersionsMessage> ctx, Settings settings) {
        this.ctx = ctx;
        this.settings = settings;
        List<NodeId> storing = ctx.nodes("replica"); // a scenario may keep coordinators apart
        ring = new Ring(storing.isEmpty() ? ctx.nodes() : storing, settings.n());
        versioning = new Versioning(ctx, settings);
        replica = new Replica(ctx, settings, ring, versioning);
        hints = new Hints(ctx, settings.mutant());
        coordinator = new Coordinator(ctx, settings, ring, hints, versioning);
        antiEntropy = new AntiEntropy(ctx, ring, replica);
        boolean repairs = !settings.antiEntropy().isZero() && ring.members().contains(ctx.self());
        if (repairs) ctx.setTimer(randomPart(settings.antiEntropy()), new RepairTime());
        if (settings.keepsHints()) ctx.setTimer(settings.hintedHandoff(), new HintTime());
    }

    private Duration randomPart(Duration length) {
        return Duration.ofNanos(ctx.random().nextLong(length.toNanos()));
    }

    // ---- clients ----

    private void onRequest(Request request) {
        List<NodeId> coordinators = ctx.nodes("coordinator"); // a scenario may keep them apart
        boolean elsewhere = !coordinators.isEmpty() && !coordinators.contains(ctx.self());
        if (elsewhere) ctx.reject(request.id(), "not a coordinator", anyOf(coordinators));
        else take(request);
    }

    private NodeId anyOf(List<NodeId> nodes) {
        return nodes.get(ctx.random().nextInt(nodes.size()));
    }

    private void take(Request request) {
        String key = request.command().key();
        boolean writes = request.command() instanceof Put;
        if (writes && settings.versions().isCountedByReplicas() && !replica.holds(key)) {
            ctx.send(anyOf(ring.replicas(key)), new Forward(request));
            return;
        }
        if (!isNew(request)) return; // a copy: the answer to the first is on its way, or came long ago
        if (request.command() instanceof Put put) write(request, put);
        else coordinator.read(request.id(), key);
    }

    private boolean isNew(Request request) {
        ClientId client = request.id().client();
        long sequence = request.id().sequence();
        Taken before = taken.getOrDefault(client, Taken.NOTHING);
        if (before.contains(sequence) || before.isForgotten(sequence)) return false;
        taken.put(client, before.with(sequence, request.firstOpen()));
        return true;
    }

    private void write(Request request, Put put) {
        Versioning.Written written = versioning.write(request.id(), put, replica.state(put.key()));
        ctx.note(new VersionNote.Versioned(request.id(), put.key(), written.version()));
        if (settings.versions().isCountedByReplicas()) {
            // The count must be this node's own and on its disk before anyone hears of it.
            replica.store(put.key(), written.state());
        }
        onCommitWait(new CommitWait(request, written));
    }

    /** Goes on once the write's timestamp is past; a wall clock that was set back makes it wait again. */
    private void onCommitWait(CommitWait wait) {
        long waitNanos = versioning.waitNanos(wait.written().version());
        if (waitNanos > 0) ctx.setTimer(Duration.ofNanos(waitNanos), wait);
        else
            coordinator.write(
                    wait.request().id(),
                    wait.request().command().key(),
                    wait.written().state());
    }

    // ---- replicas ----

    private void onStore(NodeId from, Store store) {
        if (store.owner().isPresent()) hints.keep(store.owner().get(), store.key(), store.state());
        else replica.store(store.key(), store.state());
        ctx.send(from, new Stored(store.operation())); // leaves once it is durable
    }

    private void onGet(NodeId from, Get get) {
        ctx.send(from, new Found(get.operation(), hints.of(get.key(), replica.state(get.key()))));
    }

    private void onHintTime(HintTime timer) {
        hints.handOver();
        ctx.setTimer(settings.hintedHandoff(), timer);
    }

    private void onHandOver(NodeId from, HandOver hint) {
        replica.store(hint.key(), hint.state());
        ctx.send(from, new HandedOver(hint.key(), hint.state()));
    }

    private void onRepairTime(RepairTime timer) {
        antiEntropy.call();
        ctx.setTimer(settings.antiEntropy(), timer);
    }
}
