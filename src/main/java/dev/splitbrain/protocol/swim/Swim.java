package dev.splitbrain.protocol.swim;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.MembershipNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.protocol.swim.SwimMessage.Ack;
import dev.splitbrain.protocol.swim.SwimMessage.Join;
import dev.splitbrain.protocol.swim.SwimMessage.Nack;
import dev.splitbrain.protocol.swim.SwimMessage.Obituary;
import dev.splitbrain.protocol.swim.SwimMessage.Ping;
import dev.splitbrain.protocol.swim.SwimMessage.PingRequest;
import dev.splitbrain.protocol.swim.SwimMessage.Welcome;
import dev.splitbrain.protocol.swim.SwimTimer.JoinRetry;
import dev.splitbrain.protocol.swim.SwimTimer.NackDue;
import dev.splitbrain.protocol.swim.SwimTimer.OrderDue;
import dev.splitbrain.protocol.swim.SwimTimer.ProbeTimeout;
import dev.splitbrain.protocol.swim.SwimTimer.ProtocolPeriod;
import dev.splitbrain.protocol.swim.SwimTimer.Reconnect;
import dev.splitbrain.protocol.swim.SwimTimer.SuspicionTimeout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A member of a group that watches itself: each probes one other at a time, and what one finds out all learn. */
public final class Swim {
    /** The protocol with these settings. */
    public static Protocol<Swim, SwimMessage> protocol(SwimSettings settings) {
        return Protocol.<Swim, SwimMessage>named("swim", SwimMessage.class, ctx -> new Swim(ctx, settings))
                .period(settings.period())
                .onTimer(OrderDue.class, Swim::onOrderDue)
                .onTimer(JoinRetry.class, Swim::onJoinRetry)
                .on(Join.class, Swim::onJoin)
                .on(Welcome.class, Swim::onWelcome)
                .onTimer(ProtocolPeriod.class, Swim::onPeriod)
                .onTimer(ProbeTimeout.class, (node, timer) -> node.detector.onTimeout())
                .on(Ping.class, Swim::onPing)
                .on(PingRequest.class, Swim::onPingRequest)
                .onTimer(NackDue.class, Swim::onNackDue)
                .on(Ack.class, Swim::onAck)
                .on(Nack.class, Swim::onNack)
                .onTimer(SuspicionTimeout.class, (node, timer) -> node.membership.onSuspicionTimeout())
                .onTimer(Reconnect.class, Swim::onReconnect)
                .on(Obituary.class, Swim::onObituary)
                .build();
    }

    private static final Reconnect RECONNECT = new Reconnect();
    private static final JoinRetry JOIN_RETRY = new JoinRetry();

    private final Context<SwimMessage> ctx;
    private final SwimSettings settings;
    private final View view;
    private final Dissemination news;
    private final Membership membership;
    private final FailureDetector detector;
    private Standing standing;

    /** Where a node stands towards the group. */
    private enum Standing {
        /** Not a member yet, and not asking. */
        OUTSIDE,
        JOINING,
        MEMBER,
        /** Left for good. */
        GONE
    }

    private Swim(Context<SwimMessage> ctx, SwimSettings settings) {
        this.ctx = ctx;
        this.settings = settings;
        view = new View(ctx, settings);
        news = new Dissemination(settings, view);
        Health health = new Health(ctx, settings);
        membership = new Membership(ctx, settings, view, news, health);
        detector = new FailureDetector(ctx, settings, view, news, health, membership::probeFailed);
        boolean waits = setOrders();
        if (waits) {
            standing = Standing.OUTSIDE;
        } else if (membership.generation() == 1 && view.wasFirst(ctx.self())) {
            begin();
            become(Standing.MEMBER);
        } else {
            begin();
            join();
        }
    }

    private void begin() {
        ctx.note(new MembershipNote.Began(view.first(), view.late()));
    }

    /** Sets the operator's orders; true where the node must wait for one before it joins. */
    private boolean setOrders() {
        boolean waits = false;
        for (int number = 0; number < settings.orders().size(); number++) {
            Order order = settings.orders().get(number);
            long inNanos = order.at().toNanos() - ctx.monotonicNanos();
            if (!order.node().equals(ctx.self().name()) || inNanos < 0) continue;
            waits |= order.action() == Order.Action.JOIN;
            ctx.setTimer(Duration.ofNanos(inNanos), new OrderDue(number));
        }
        return waits;
    }

    private void onOrderDue(OrderDue due) {
        Order order = settings.orders().get(due.number());
        if (order.action() == Order.Action.LEAVE && standing == Standing.MEMBER) {
            membership.leave();
        } else if (order.action() == Order.Action.JOIN && standing == Standing.OUTSIDE) {
            begin();
            join();
        }
    }

    private void become(Standing member) {
        standing = member;
        detector.begin(membership.generation());
        if (!settings.reconnect().isZero()) ctx.setTimer(settings.reconnect(), RECONNECT);
    }

    // ---- joining ----

    /** Asks any of those who were members from the start; another one if no answer comes within a period. */
    private void join() {
        standing = Standing.JOINING;
        List<NodeId> first = new ArrayList<>();
        for (int tries = 0; tries < 8 && first.isEmpty(); tries++) {
            NodeId drawn = ctx.nodes().get(ctx.random().nextInt(view.first()));
            if (view.wasFirst(drawn) && !drawn.equals(ctx.self())) first.add(drawn);
        }
        for (NodeId contact : first) ctx.send(contact, new Join(membership.generation()));
        ctx.setTimer(settings.period(), JOIN_RETRY);
    }

    private void onJoinRetry(JoinRetry timer) {
        if (standing == Standing.JOINING) join();
    }

    /** One that is joining itself answers too: all may have crashed at once. */
    private void onJoin(NodeId from, Join join) {
        if (!isHere() || membership.isLeaving()) return;
        Update held = view.of(from);
        if (!held.status().isMember() && held.generation() >= join.generation()) {
            ctx.send(from, new Obituary(held));
            return;
        }
        membership.learn(new Update(from, Status.ALIVE, join.generation(), 0, from));
        List<Update> state = new ArrayList<>(view.changes());
        state.add(membership.myself());
        ctx.send(from, new Welcome(state));
    }

    private void onWelcome(NodeId from, Welcome welcome) {
        if (!isHere()) return;
        List<Update> state = welcome.state();
        // One that was here all the time knows better than the others who of its own side is alive.
        if (standing == Standing.MEMBER)
            state = state.stream().filter(update -> update.status().isMember()).toList();
        membership.takeInAll(state);
        if (standing == Standing.JOINING) become(Standing.MEMBER);
    }

    // ---- watching each other ----

    private void onPeriod(ProtocolPeriod timer) {
        if (membership.isLeaving() && !news.carries(ctx.self())) {
            standing = Standing.GONE; // all have been told, as far as it is for this member to do
            detector.end();
        } else {
            detector.onPeriod();
        }
    }

    private void onPing(NodeId from, Ping ping) {
        if (!isHere()) return;
        hears(from, ping);
        detector.onPing(from, ping); // whoever asks: this node is here
    }

    private void onPingRequest(NodeId from, PingRequest request) {
        if (hears(from, request)) detector.onPingRequest(from, request);
    }

    private void onNackDue(NackDue due) {
        if (standing == Standing.MEMBER) detector.onNackDue(due);
    }

    private void onAck(NodeId from, Ack ack) {
        if (hears(from, ack)) detector.onAck(from, ack);
    }

    private void onNack(NodeId from, Nack nack) {
        if (hears(from, nack)) detector.onNack(from, nack);
    }

    private boolean isHere() {
        return standing == Standing.JOINING || standing == Standing.MEMBER;
    }

    /**
     * Takes in what rides on a message, unless the sender was dropped from the list (§4.2). Then it is told so and has no say,
     * except that it suspects this node, which must always be refuted.
     */
    private boolean hears(NodeId from, SwimMessage message) {
        if (!isHere()) return false;
        if (view.isMember(from) || view.of(from).generation() == 0) {
            membership.learn(message.news());
            return true;
        }
        ctx.send(from, new Obituary(view.of(from)));
        for (Update update : message.news())
            if (update.member().equals(ctx.self()) && update.status() == Status.SUSPECT) membership.learn(update);
        return false;
    }

    // ---- coming back ----

    private void onReconnect(Reconnect timer) {
        if (standing != Standing.MEMBER) return;
        Update dead = view.anyDead(ctx.random());
        if (dead != null) ctx.send(dead.member(), new Obituary(dead));
        ctx.setTimer(settings.reconnect(), timer);
    }

    /** Somebody holds this node dead: it comes back as a new member, or has done so already. */
    private void onObituary(NodeId from, Obituary obituary) {
        if (!isHere() || membership.isLeaving()) return;
        membership.learn(obituary.held());
        ctx.send(from, new Join(membership.generation()));
    }
}
