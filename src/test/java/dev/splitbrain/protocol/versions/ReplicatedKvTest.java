package dev.splitbrain.protocol.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Effect;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.protocol.shared.clock.Timestamp;
import dev.splitbrain.protocol.versions.VersionsMessage.Found;
import dev.splitbrain.protocol.versions.VersionsMessage.Get;
import dev.splitbrain.protocol.versions.VersionsMessage.HandOver;
import dev.splitbrain.protocol.versions.VersionsMessage.HandedOver;
import dev.splitbrain.protocol.versions.VersionsMessage.Repair;
import dev.splitbrain.protocol.versions.VersionsMessage.Store;
import dev.splitbrain.protocol.versions.VersionsMessage.Stored;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.VersionedStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One test for each promise of the protocol's page, on one node and what it sends. */
class ReplicatedKvTest {
    private static final List<NodeId> NODES = TestContext.nodes(5);
    private static final ClientId ALICE = new ClientId(0, "alice");
    private static final RequestId REQUEST = new RequestId(ALICE, 1);

    private final TestContext<VersionsMessage> ctx = new TestContext<>(1, 5, VersionedStore.SPEC);
    private Protocol<ReplicatedKv, VersionsMessage> protocol;
    private Object node;

    private void boot(int r, int w, boolean sloppy, Duration hints) {
        protocol = ReplicatedKv.protocol(new Settings(
                Versions.LAST_WRITE_WINS,
                3,
                r,
                w,
                Settings.Asks.ALL,
                Duration.ofMillis(100),
                sloppy,
                hints,
                true,
                Duration.ZERO,
                Duration.ZERO,
                Mutant.NONE));
        node = protocol.boot(ctx);
        ctx.take();
    }

    private static State value(Object value, long nanos) {
        return new Latest(value, new Timestamp(nanos, 0, "n9"));
    }

    private static List<NodeId> replicas() {
        return new Ring(NODES, 3).replicas("k");
    }

    private static NodeId outsider(int which) {
        return new Ring(NODES, 3).preference("k").get(3 + which);
    }

    private void write() {
        protocol.request(node, new Request(REQUEST, new VersionedStore.Put("k", "v", Optional.empty()), 0));
    }

    private void read() {
        protocol.request(node, new Request(REQUEST, new KeyValue.Read("k"), 0));
    }

    private <T> List<T> sent(Class<T> type) {
        return ctx.effects().stream()
                .filter(Effect.Send.class::isInstance)
                .map(effect -> ((Effect.Send) effect).message())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private List<NodeId> receivers(Class<?> type) {
        return ctx.effects().stream()
                .filter(effect -> effect instanceof Effect.Send send && type.isInstance(send.message()))
                .map(effect -> ((Effect.Send) effect).to())
                .toList();
    }

    private List<Result> replies() {
        return ctx.effects().stream()
                .filter(Effect.Reply.class::isInstance)
                .map(effect -> ((Effect.Reply) effect).result())
                .toList();
    }

    @Test
    void aWriteGoesToAllReplicasAndIsAnsweredOnceWHaveStoredIt() {
        boot(1, 2, false, Duration.ZERO);
        write();
        assertEquals(replicas(), receivers(Store.class));
        long operation = sent(Store.class).get(0).operation();
        protocol.deliver(node, replicas().get(0), new Stored(operation));
        protocol.deliver(node, replicas().get(0), new Stored(operation)); // the same again does not count
        assertEquals(List.of(), replies());
        protocol.deliver(node, replicas().get(2), new Stored(operation));
        assertEquals(List.of(Result.DONE), replies());
    }

    @Test
    void aLateCopyOfAWriteDoesNotTakeEffectAfterALaterOne() {
        boot(1, 1, false, Duration.ZERO);
        Request first = new Request(REQUEST, new VersionedStore.Put("k", "old", Optional.empty()), 1);
        protocol.request(node, first);
        // Alice has her answer to the first, and says so.
        protocol.request(
                node, new Request(new RequestId(ALICE, 2), new VersionedStore.Put("k", "new", Optional.empty()), 2));
        ctx.take();
        protocol.request(node, first); // the network sent it twice
        assertEquals(List.of(), sent(Store.class));
    }

    @Test
    void whatIsStoredIsOnDiskBeforeItIsConfirmed() {
        boot(1, 1, false, Duration.ZERO);
        protocol.deliver(node, NODES.get(1), new Store(7, keyOf(NODES.get(0)), value("v", 1), Optional.empty()));
        List<Effect> effects = ctx.effects().stream()
                .filter(effect -> effect instanceof Effect.Write || effect instanceof Effect.Send)
                .toList();
        assertEquals(List.of(new Effect.Write(true), new Effect.Send(NODES.get(1), new Stored(7))), effects);
    }

    /** A key that a node holds. */
    private static String keyOf(NodeId node) {
        for (int i = 0; ; i++) if (new Ring(NODES, 3).replicas("k" + i).contains(node)) return "k" + i;
    }

    @Test
    void aReadIsAnsweredOnceRHaveToldAndWithTheNewestOfThem() {
        boot(2, 1, false, Duration.ZERO);
        read();
        long operation = sent(Get.class).get(0).operation();
        protocol.deliver(node, replicas().get(0), new Found(operation, value("old", 1)));
        assertEquals(List.of(), replies());
        protocol.deliver(node, replicas().get(1), new Found(operation, value("new", 2)));
        assertEquals("[new]", replies().toString());
    }

    @Test
    void whoeverIsBehindIsSentWhatItLacks() {
        boot(1, 1, false, Duration.ZERO);
        read();
        long operation = sent(Get.class).get(0).operation();
        protocol.deliver(node, replicas().get(0), new Found(operation, value("old", 1)));
        protocol.deliver(node, replicas().get(1), new Found(operation, value("new", 2)));
        protocol.deliver(node, replicas().get(2), new Found(operation, value("new", 2)));
        assertEquals(List.of(new Repair("k", value("new", 2))), sent(Repair.class));
        assertEquals(List.of(replicas().get(0)), receivers(Repair.class));
    }

    @Test
    void withASloppyQuorumTheNextOnTheRingStandsInAndCounts() {
        boot(1, 2, true, Duration.ofSeconds(1));
        write();
        long operation = sent(Store.class).get(0).operation();
        protocol.deliver(node, replicas().get(0), new Stored(operation));
        ctx.take();
        protocol.fire(node, new Coordinator.Patience(operation));
        assertTrue(receivers(Store.class).containsAll(List.of(outsider(0), outsider(1))));
        assertEquals(
                List.of(replicas().get(1), replicas().get(2)),
                sent(Store.class).stream()
                        .filter(store -> store.owner().isPresent())
                        .map(store -> store.owner().get())
                        .toList());
        protocol.deliver(node, outsider(0), new Stored(operation));
        assertEquals(List.of(Result.DONE), replies());
    }

    @Test
    void aHintIsHandedOverUntilItsOwnerHasIt() {
        boot(1, 1, true, Duration.ofSeconds(1));
        protocol.deliver(node, NODES.get(1), new Store(7, "k", value("v", 1), Optional.of(NODES.get(2))));
        ctx.take();
        protocol.fire(node, new ReplicatedKv.HintTime());
        assertEquals(List.of(new HandOver("k", value("v", 1))), sent(HandOver.class));
        protocol.deliver(node, NODES.get(2), new HandedOver("k", value("another", 2))); // of an earlier one
        protocol.fire(node, new ReplicatedKv.HintTime());
        assertEquals(2, sent(HandOver.class).size());
        protocol.deliver(node, NODES.get(2), new HandedOver("k", value("v", 1)));
        protocol.fire(node, new ReplicatedKv.HintTime());
        assertEquals(2, sent(HandOver.class).size());
    }

    @Test
    void whatIsOnDiskSurvivesACrash() {
        boot(1, 1, false, Duration.ZERO);
        String key = keyOf(NODES.get(0));
        protocol.deliver(node, NODES.get(1), new Store(7, key, value("v", 1), Optional.empty()));
        ctx.finishWrites();
        ctx.crash(0);
        node = protocol.boot(ctx);
        ctx.take();
        protocol.deliver(node, NODES.get(1), new Get(8, key));
        assertEquals(List.of(new Found(8, value("v", 1))), sent(Found.class));
    }
}
