package dev.splitbrain.protocol.broadcast;

import dev.splitbrain.node.BroadcastNote;
import dev.splitbrain.node.BroadcastNote.MessageId;
import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.Timer;
import dev.splitbrain.protocol.broadcast.BroadcastSettings.Mutant;
import dev.splitbrain.protocol.broadcast.BroadcastSettings.Order;
import dev.splitbrain.protocol.shared.clock.VectorClock;
import dev.splitbrain.spec.GrowingSet;
import dev.splitbrain.spec.GrowingSet.Add;
import dev.splitbrain.spec.Result;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A node that tells all others what its clients add, and delivers what it is told in an order that keeps cause before effect. */
public final class CausalBroadcast {
    /** The protocol with these settings. */
    public static Protocol<CausalBroadcast, BroadcastMessage> protocol(BroadcastSettings settings) {
        return Protocol.<CausalBroadcast, BroadcastMessage>named(
                        "causal-broadcast", BroadcastMessage.class, ctx -> new CausalBroadcast(ctx, settings))
                .spec(GrowingSet.SPEC)
                .onRequest(CausalBroadcast::onRequest)
                .on(Tell.class, CausalBroadcast::onTell)
                .on(Told.class, CausalBroadcast::onTold)
                .onTimer(Resend.class, CausalBroadcast::onResend)
                .build();
    }

    /** What the nodes say. */
    public sealed interface BroadcastMessage extends Message {}

    /** A message for all; its clock counts, by sender, what its own sender had delivered, itself included. */
    record Tell(MessageId id, VectorClock clock, Add news) implements BroadcastMessage {}

    /** It is on disk here, and will be delivered in time. */
    record Told(MessageId id) implements BroadcastMessage {}

    /** Time to tell again whoever has not confirmed. */
    record Resend() implements Timer {}

    private final Context<BroadcastMessage> ctx;
    private final BroadcastSettings settings;
    private final DurableLog<Tell> received; // durable: everything that this node has or sent, in the order of coming
    private final DurableLog<MessageId> deliveries; // durable: in the order of delivery
    private final List<Tell> heldBack = new ArrayList<>(); // in the order of coming
    private final Set<MessageId> known = new TreeSet<>();
    private final Map<MessageId, Set<NodeId>> unconfirmed = new TreeMap<>(); // of its own messages: who has not
    private final List<Add> delivered = new ArrayList<>();
    private VectorClock clock = VectorClock.ZERO; // how many messages of each sender were delivered

    private CausalBroadcast(Context<BroadcastMessage> ctx, BroadcastSettings settings) {
        this.ctx = ctx;
        this.settings = settings;
        received = ctx.disk().log("received");
        deliveries = ctx.disk().log("deliveries");
        recover();
        ctx.setTimer(settings.resend(), new Resend());
    }

    private void recover() {
        Map<MessageId, Tell> byId = new TreeMap<>();
        for (Tell tell : received) {
            byId.put(tell.id(), tell);
            known.add(tell.id());
            if (tell.id().from().equals(ctx.self())) unconfirmed.put(tell.id(), new TreeSet<>(ctx.peers()));
        }
        for (MessageId id : deliveries) {
            count(byId.get(id));
            ctx.note(new BroadcastNote.Delivered(id));
        }
        for (Tell tell : received) if (!deliveries.contains(tell.id())) heldBack.add(tell);
        deliverWhatMay();
    }

    // ---- clients ----

    private void onRequest(Request request) {
        if (request.command() instanceof Add news) {
            broadcast(news);
            ctx.reply(request.id(), Result.DONE);
        } else {
            ctx.reply(request.id(), new Result.Value(elements(request.command().key())));
        }
    }

    private Set<Object> elements(String key) {
        Set<Object> elements = new LinkedHashSet<>();
        for (Add news : delivered) if (news.key().equals(key)) elements.add(news.element());
        return elements;
    }

    // ---- sending ----

    private void broadcast(Add news) {
        String self = ctx.self().name();
        Tell tell = new Tell(new MessageId(ctx.self(), clock.of(self) + 1), clock.tick(self), news);
        received.append(tell);
        known.add(tell.id());
        unconfirmed.put(tell.id(), new TreeSet<>(ctx.peers()));
        ctx.note(new BroadcastNote.Broadcast(tell.id()));
        deliver(tell); // one's own at once
        ctx.broadcast(tell);
    }

    private void onTold(NodeId from, Told told) {
        Set<NodeId> missing = unconfirmed.get(told.id());
        if (missing != null && missing.remove(from) && missing.isEmpty()) unconfirmed.remove(told.id());
    }

    private void onResend(Resend timer) {
        for (Tell tell : received) {
            for (NodeId node : unconfirmed.getOrDefault(tell.id(), Set.of())) ctx.send(node, tell);
        }
        ctx.setTimer(settings.resend(), timer);
    }

    // ---- delivering ----

    private void onTell(NodeId from, Tell tell) {
        if (known.add(tell.id())) {
            received.append(tell);
            heldBack.add(tell);
            deliverWhatMay();
        }
        ctx.send(from, new Told(tell.id())); // leaves once it is on disk
    }

    private void deliverWhatMay() {
        boolean any = true;
        while (any) {
            any = false;
            for (Tell tell : List.copyOf(heldBack)) {
                boolean may = may(tell) || any && settings.mutant() == Mutant.FLUSHES_ALL;
                if (!may) continue;
                heldBack.remove(tell);
                deliver(tell);
                any = true;
            }
        }
    }

    /** Birman, Schiper and Stephenson 1991, §5.1, step 2. */
    private boolean may(Tell tell) {
        String sender = tell.id().from().name();
        if (settings.order() == Order.NONE) return true;
        if (settings.mutant() == Mutant.LOSES_PATIENCE && heldBack.size() > 1) return true;
        if (tell.id().number() != clock.of(sender) + 1) return false; // the next one of its sender
        if (settings.order() == Order.FIFO) return true;
        if (settings.mutant() == Mutant.LOOKS_AT_ONE) {
            String first = ctx.nodes().get(0).name();
            return first.equals(sender) || tell.clock().of(first) <= clock.of(first);
        }
        // What its sender had delivered: all of that is delivered here.
        return tell.clock().isWithin(clock.with(sender, tell.id().number()));
    }

    private void deliver(Tell tell) {
        deliveries.append(tell.id());
        count(tell);
        ctx.note(new BroadcastNote.Delivered(tell.id()));
    }

    private void count(Tell tell) {
        clock = clock.with(tell.id().from().name(), tell.id().number());
        delivered.add(tell.news());
    }
}
