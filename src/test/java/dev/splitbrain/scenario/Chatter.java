package dev.splitbrain.scenario;

import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.node.Timer;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.spec.Result;
import java.time.Duration;

/**
 * Every node tells every other one something each 10 ms, whatever happens: what the network does to messages can be measured.
 * The first node calls itself leader. Called {@code chatter}; as {@code plain-chatter} it trusts checksums.
 */
final class Chatter {
    sealed interface Talk extends Message {}

    /** The {@code number}-th, from 1. */
    record Hello(int number) implements Talk {}

    /** Follows each Hello, at the same instant. */
    record Gossip(int number) implements Talk {}

    /** What a receiver sees of a message that was damaged. */
    record Garbled() implements Talk {}

    record Tick() implements Timer {}

    record TookRole(String role, long epoch) implements RoleNote {}

    record NoSettings() {}

    private final Context<Talk> ctx;
    private int number;

    private Chatter(Context<Talk> ctx) {
        this.ctx = ctx;
        ctx.note(new TookRole(ctx.self().index() == 0 ? "leader" : "follower", 1));
        ctx.setTimer(Duration.ofMillis(10), new Tick());
    }

    static Catalog catalog() {
        return Catalog.standard()
                .with(entry(
                        "chatter",
                        builder("chatter").damaged(talk -> new Garbled()).build()))
                .with(entry("plain-chatter", builder("plain-chatter").build()));
    }

    private static ProtocolEntry<NoSettings> entry(String name, Protocol<?, ?> protocol) {
        return new ProtocolEntry<>(name, "Chatter", NoSettings.class, new NoSettings(), settings -> protocol)
                .withRoles("leader", "followers");
    }

    private static Protocol.Builder<Chatter, Talk> builder(String name) {
        return Protocol.named(name, Talk.class, Chatter::new)
                .onTimer(Tick.class, Chatter::onTick)
                .on(Hello.class, Chatter::ignore)
                .on(Gossip.class, Chatter::ignore)
                .on(Garbled.class, Chatter::ignore)
                .onRequest(Chatter::onRequest);
    }

    private void onTick(Tick tick) {
        number++;
        ctx.broadcast(new Hello(number));
        ctx.broadcast(new Gossip(number));
        ctx.setTimer(Duration.ofMillis(10), tick);
    }

    private void ignore(NodeId from, Talk talk) {}

    private void onRequest(ClientMessage.Request request) {
        ctx.reply(request.id(), Result.DONE);
    }
}
