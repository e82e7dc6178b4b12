package dev.splitbrain.protocol.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.BroadcastNote;
import dev.splitbrain.node.BroadcastNote.MessageId;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Effect;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.protocol.broadcast.BroadcastSettings.Mutant;
import dev.splitbrain.protocol.broadcast.BroadcastSettings.Order;
import dev.splitbrain.protocol.broadcast.CausalBroadcast.BroadcastMessage;
import dev.splitbrain.protocol.broadcast.CausalBroadcast.Tell;
import dev.splitbrain.protocol.broadcast.CausalBroadcast.Told;
import dev.splitbrain.protocol.shared.clock.VectorClock;
import dev.splitbrain.spec.GrowingSet;
import dev.splitbrain.spec.GrowingSet.Add;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One test for each promise of the protocol's page, on one node and what it sends. */
class CausalBroadcastTest {
    private static final List<NodeId> NODES = TestContext.nodes(3);
    private static final Tell QUESTION =
            new Tell(new MessageId(NODES.get(1), 1), VectorClock.ZERO.with("n2", 1), new Add("k", "question"));
    private static final Tell ANSWER =
            new Tell(new MessageId(NODES.get(2), 1), QUESTION.clock().with("n3", 1), new Add("k", "answer"));

    private final TestContext<BroadcastMessage> ctx = new TestContext<>(1, 3, GrowingSet.SPEC);
    private Protocol<CausalBroadcast, BroadcastMessage> protocol;
    private Object node;

    private void boot(Order order) {
        protocol = CausalBroadcast.protocol(new BroadcastSettings(order, Duration.ofMillis(100), Mutant.NONE));
        node = protocol.boot(ctx);
        ctx.take();
    }

    private List<MessageId> delivered() {
        return ctx.take().stream()
                .filter(effect ->
                        effect instanceof Effect.Noted noted && noted.note() instanceof BroadcastNote.Delivered)
                .map(effect -> ((BroadcastNote) ((Effect.Noted) effect).note()).message())
                .toList();
    }

    @Test
    void anAnswerWaitsForItsQuestion() {
        boot(Order.CAUSAL);
        protocol.deliver(node, NODES.get(2), ANSWER);
        assertEquals(List.of(), delivered());
        protocol.deliver(node, NODES.get(1), QUESTION);
        assertEquals(List.of(QUESTION.id(), ANSWER.id()), delivered());
    }

    @Test
    void orderBySenderDoesNotWait() {
        boot(Order.FIFO);
        protocol.deliver(node, NODES.get(2), ANSWER);
        assertEquals(List.of(ANSWER.id()), delivered());
    }

    @Test
    void aMessageIsDeliveredOnceHoweverOftenItComes() {
        boot(Order.CAUSAL);
        protocol.deliver(node, NODES.get(1), QUESTION);
        assertEquals(List.of(QUESTION.id()), delivered());
        protocol.deliver(node, NODES.get(1), QUESTION);
        assertEquals(List.of(new Effect.Send(NODES.get(1), new Told(QUESTION.id()))), ctx.take());
    }

    @Test
    void whatOneSendsCarriesWhatOneHasDelivered() {
        boot(Order.CAUSAL);
        protocol.deliver(node, NODES.get(1), QUESTION);
        ctx.take();
        protocol.request(node, new Request(new RequestId(new ClientId(0, "c"), 1), new Add("k", "mine"), 0));
        Tell mine = ctx.effects().stream()
                .filter(Effect.Send.class::isInstance)
                .map(effect -> (Tell) ((Effect.Send) effect).message())
                .findFirst()
                .orElseThrow();
        assertEquals(QUESTION.clock().with("n1", 1), mine.clock());
    }

    @Test
    void itIsToldAgainUntilAllHaveConfirmed() {
        boot(Order.CAUSAL);
        protocol.request(node, new Request(new RequestId(new ClientId(0, "c"), 1), new Add("k", "mine"), 0));
        MessageId mine = new MessageId(NODES.get(0), 1);
        protocol.deliver(node, NODES.get(1), new Told(mine));
        ctx.take();
        protocol.fire(node, new CausalBroadcast.Resend());
        assertTrue(ctx.take().stream()
                .filter(Effect.Send.class::isInstance)
                .allMatch(effect -> ((Effect.Send) effect).to().equals(NODES.get(2))));
        protocol.deliver(node, NODES.get(2), new Told(mine));
        ctx.take();
        protocol.fire(node, new CausalBroadcast.Resend());
        assertTrue(ctx.take().stream().noneMatch(Effect.Send.class::isInstance));
    }

    @Test
    void whatWasHeldBackOutlivesACrash() {
        boot(Order.CAUSAL);
        protocol.deliver(node, NODES.get(2), ANSWER);
        ctx.finishWrites();
        ctx.crash(0);
        node = protocol.boot(ctx);
        ctx.take();
        protocol.deliver(node, NODES.get(1), QUESTION);
        assertEquals(List.of(QUESTION.id(), ANSWER.id()), delivered());
    }
}
