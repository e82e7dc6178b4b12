package dev.splitbrain.protocol.crdt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Effect;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.protocol.crdt.CrdtMessage.Ack;
import dev.splitbrain.protocol.crdt.CrdtMessage.Delta;
import dev.splitbrain.protocol.crdt.CrdtMessage.State;
import dev.splitbrain.protocol.crdt.CrdtSettings.Replication;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Counter;
import dev.splitbrain.spec.GrowingSet;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.VersionedStore.Put;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One test for each promise of the protocol's page, on one node and what it sends. */
class CrdtNodeTest {
    private static final NodeId N2 = TestContext.nodes(2).get(1);

    private final TestContext<CrdtMessage> ctx = new TestContext<>(1, 2, Counter.SPEC);
    private Protocol<CrdtNode, CrdtMessage> protocol;
    private Object node;
    private long requests;

    private void boot(CrdtType type, Replication replication, int buffer) {
        protocol = CrdtNode.protocol(new CrdtSettings(
                type,
                replication,
                CrdtSettings.Partners.ALL,
                Duration.ofMillis(100),
                buffer,
                CrdtSettings.Stamps.WALL_CLOCK,
                Mutant.NONE));
        restart();
    }

    private void restart() {
        node = protocol.boot(ctx);
        ctx.take();
    }

    /** What a client is answered. */
    private Result ask(Command command) {
        return ask(command, ++requests, 1);
    }

    private Result ask(Command command, long sequence, long firstOpen) {
        request(command, sequence, firstOpen);
        List<Effect> answers =
                ctx.effects().stream().filter(Effect.Reply.class::isInstance).toList();
        assertEquals(1, answers.size());
        return ((Effect.Reply) answers.get(0)).result();
    }

    private void request(Command command, long sequence, long firstOpen) {
        ctx.take();
        RequestId id = new RequestId(new ClientId(0, "alice"), sequence);
        protocol.request(node, new Request(id, command, firstOpen));
    }

    private List<CrdtMessage> sync() {
        ctx.take();
        protocol.fire(node, new CrdtNode.Sync());
        return ctx.effects().stream()
                .filter(Effect.Send.class::isInstance)
                .map(effect -> (CrdtMessage) ((Effect.Send) effect).message())
                .toList();
    }

    private static TreeMap<String, Crdt> likes(String replica, long count) {
        return new TreeMap<>(Map.of("likes", GCounter.ZERO.increment(replica, count)));
    }

    private void add(long count) {
        assertEquals(Result.DONE, ask(new Counter.Add("likes", count)));
    }

    @Test
    void aClientIsAnsweredAtOnceAndByThisReplicaAlone() {
        boot(CrdtType.G_COUNTER, Replication.DELTA, 10);
        add(3);
        assertTrue(ctx.effects().stream().noneMatch(Effect.Send.class::isInstance));
        assertEquals(new Result.Value(3L), ask(new Counter.Read("likes")));
        assertEquals(new Result.Value(0L), ask(new Counter.Read("other")));
    }

    @Test
    void anUpdateIsOnDiskBeforeItIsAnswered() {
        boot(CrdtType.G_COUNTER, Replication.DELTA, 10);
        add(3);
        List<Effect> effects = ctx.effects().stream()
                .filter(effect -> effect instanceof Effect.Write || effect instanceof Effect.Reply)
                .toList();
        assertEquals(new Effect.Write(true), effects.get(0));
        assertEquals(2, effects.size());
    }

    @Test
    void aReplicaCountsOnFromWhereItWasBeforeACrash() {
        boot(CrdtType.G_COUNTER, Replication.STATE, 10);
        add(3);
        ctx.finishWrites();
        ctx.crash(0);
        restart();
        add(1);
        assertEquals(List.of(new State(likes("n1", 4))), sync());
    }

    @Test
    void aRequestThatComesTwiceTakesEffectOnceAndIsAnsweredTwice() {
        boot(CrdtType.G_COUNTER, Replication.STATE, 10);
        ask(new Counter.Add("likes", 3), 7, 7);
        ctx.finishWrites();
        ctx.crash(0);
        restart();
        assertEquals(Result.DONE, ask(new Counter.Add("likes", 3), 7, 7));
        assertEquals(new Result.Value(3L), ask(new Counter.Read("likes")));
    }

    @Test
    void aLateCopyOfWhatTheClientHasLongForgottenHasNoEffect() {
        boot(CrdtType.G_COUNTER, Replication.STATE, 10);
        ask(new Counter.Add("likes", 3), 7, 7);
        ask(new Counter.Add("likes", 1), 8, 8);
        request(new Counter.Add("likes", 3), 7, 7);
        assertEquals(List.of(), ctx.effects());
        assertEquals(new Result.Value(4L), ask(new Counter.Read("likes")));
    }

    @Test
    void whatIsNotAcknowledgedIsSentAgainAndAsOne() {
        boot(CrdtType.G_COUNTER, Replication.DELTA, 10);
        assertEquals(List.of(), sync());
        add(3);
        assertEquals(List.of(new Delta(likes("n1", 3), 1)), sync());
        add(1);
        assertEquals(List.of(new Delta(likes("n1", 4), 2)), sync());
        protocol.deliver(node, N2, new Ack(2));
        protocol.deliver(node, N2, new Ack(1)); // late
        assertEquals(List.of(), sync());
        assertEquals(Result.DONE, ask(new Counter.Add("dislikes", 1)));
        assertEquals(Set.of("dislikes"), ((Delta) sync().get(0)).objects().keySet());
    }

    @Test
    void whatIsHeardIsAcknowledgedOnceItIsOnDiskAndPassedOn() {
        boot(CrdtType.G_COUNTER, Replication.DELTA, 10);
        protocol.deliver(node, N2, new Delta(likes("n2", 5), 9));
        List<Effect> effects = ctx.effects();
        assertEquals(new Effect.Write(true), effects.get(0));
        assertEquals(new Effect.Send(N2, new Ack(9)), effects.get(effects.size() - 1));
        ctx.take();
        protocol.deliver(node, N2, new Delta(likes("n2", 5), 9)); // a copy changes nothing, and is acknowledged again
        assertEquals(List.of(new Effect.Send(N2, new Ack(9))), ctx.effects());
        assertEquals(List.of(new Delta(likes("n2", 5), 1)), sync());
    }

    @Test
    void whoLacksWhatIsForgottenGetsTheFullState() {
        boot(CrdtType.G_COUNTER, Replication.DELTA, 1);
        ask(new Counter.Add("dislikes", 1));
        add(3);
        assertEquals(
                Set.of("likes", "dislikes"), ((Delta) sync().get(0)).objects().keySet());
        assertTrue(ctx.effects().contains(new Effect.Noted(new CrdtNote.FellBackToFullState(N2))));
        protocol.deliver(node, N2, new Ack(2));
        ctx.finishWrites();
        ctx.crash(0); // what others had acknowledged is forgotten too
        restart();
        assertEquals(2, ((Delta) sync().get(0)).objects().size());
    }

    @Test
    void aRegisterTakesTheLaterStampAndItsReplicasOwnAreInOrder() {
        boot(CrdtType.LWW_REGISTER, Replication.STATE, 10);
        ctx.advance(Duration.ofMillis(500));
        ask(new Put("k", "old", Optional.empty()));
        ctx.jump(Duration.ofMillis(-300));
        ask(new Put("k", "new", Optional.empty()));
        assertEquals(new Result.Value("new"), ask(new KeyValue.Read("k")));
        protocol.deliver(
                node, N2, new State(new TreeMap<>(Map.of("k", new LwwRegister("other", new Stamp(502, "n2"))))));
        assertEquals(new Result.Value("other"), ask(new KeyValue.Read("k")));
    }

    @Test
    void aWriteReplacesWhatItsClientHasReadAndNothingElse() {
        boot(CrdtType.MV_REGISTER, Replication.STATE, 10);
        ask(new Put("k", "a", Optional.empty()));
        ask(new Put("k", "b", Optional.empty()));
        Result.InContext read = (Result.InContext) ask(new KeyValue.Read("k"));
        assertEquals(new Result.Values(List.of("a", "b")), read.result());
        ask(new Put("k", "c", Optional.of(read.context())));
        assertEquals("[c]", ask(new KeyValue.Read("k")).toString());
    }

    @Test
    void whatATypeCannotDoIsRefused() {
        boot(CrdtType.G_COUNTER, Replication.STATE, 10);
        assertTrue(ask(new Counter.Add("likes", -1)) instanceof Result.Refused);
        assertTrue(Updates.refusal(new TwoPhaseSet(List.of("x"), List.of("x")), new GrowingSet.Add("k", "x"))
                .isPresent());
    }
}
