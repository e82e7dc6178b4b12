package dev.splitbrain.protocol.election;

import dev.splitbrain.node.Effect;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.node.Timer;
import dev.splitbrain.spec.KeyValue;
import java.util.List;

/** One node of several, alone: what it is told, and what it does then. */
abstract class OneNode<M extends Message> {
    final TestContext<M> ctx;
    private Protocol<?, ?> protocol;
    private Object node;

    /** The so-many-th of so many nodes. */
    OneNode(int number, int nodes) {
        ctx = new TestContext<>(number, nodes, KeyValue.SPEC);
    }

    final List<Effect> boot(Protocol<?, ?> booted) {
        protocol = booted;
        node = protocol.boot(ctx);
        ctx.finishWrites();
        return ctx.take();
    }

    final List<Effect> told(NodeId from, M message) {
        protocol.deliver(node, from, message);
        return ctx.take();
    }

    final List<Effect> fire(Timer timer) {
        protocol.fire(node, timer);
        return ctx.take();
    }

    static List<Effect> sends(List<Effect> effects) {
        return effects.stream().filter(Effect.Send.class::isInstance).toList();
    }

    static List<Note> notes(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Noted.class::isInstance)
                .map(effect -> ((Effect.Noted) effect).note())
                .toList();
    }

    final Effect send(NodeId to, M message) {
        return new Effect.Send(to, message);
    }
}
