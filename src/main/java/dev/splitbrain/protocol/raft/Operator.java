package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.raft.RaftTimer.OrderDue;
import java.time.Duration;
import java.util.List;

/** Someone at every node who carries out the scenario's {@link Order}s, each at its time. */
final class Operator {
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Raft raft;
    private final Context<RaftMessage> ctx;
    private final List<Order> orders;
    private final boolean mayDepose; // whether nothing rests on the others' not voting while they hear a leader

    Operator(Raft raft, Context<RaftMessage> ctx, RaftSettings settings) {
        this.raft = raft;
        this.ctx = ctx;
        orders = settings.orders();
        mayDepose = settings.reads() != RaftSettings.Reads.LEASE;
    }

    void begin() {
        for (int number = 0; number < orders.size(); number++) {
            Order order = orders.get(number);
            long inNanos = order.at().toNanos() - ctx.monotonicNanos();
            boolean forThisNode = order.on().map(ctx.self().name()::equals).orElse(true);
            if (forThisNode && (inNanos >= 0 || isStanding(order))) {
                ctx.setTimer(Duration.ofNanos(Math.max(0, inNanos)), new OrderDue(number));
            }
        }
    }

    /** An order about members that is for whoever leads, until it is done. */
    private static boolean isStanding(Order order) {
        return order.changesMembers() && order.on().isEmpty();
    }

    void onOrderDue(OrderDue due) {
        Order order = orders.get(due.number());
        if (order.campaign()) {
            raft.elections().campaign(mayDepose);
        } else if (order.transfer().isPresent()) {
            if (raft.isLeader()) raft.transfer().begin(node(order.transfer().get()));
        } else if (!isOvertaken(due.number())) {
            Configuration wanted = wanted(order);
            if (raft.isLeader()) raft.membership().towards(wanted);
            if (isStanding(order) && !raft.membership().isDone(wanted)) ctx.setTimer(PATIENCE, due);
        }
    }

    /** Of orders about members only the latest counts, so that who was away does not carry out old ones. */
    private boolean isOvertaken(int number) {
        for (Order later : orders.subList(number + 1, orders.size())) {
            if (isStanding(later) && later.at().toNanos() <= ctx.monotonicNanos()) return true;
        }
        return false;
    }

    private Configuration wanted(Order order) {
        Configuration now = raft.log().configuration();
        if (now.isJoint()) now = now.leavingJoint();
        if (!order.members().isEmpty()) return now.withVoters(Membership.named(order.members(), ctx.nodes()));
        if (order.add().isPresent()) return now.withVoter(node(order.add().get()));
        if (order.remove().isPresent()) return now.without(node(order.remove().get()));
        return now.withLearner(node(order.learn().orElseThrow()));
    }

    private NodeId node(String name) {
        return Membership.named(List.of(name), ctx.nodes()).get(0);
    }
}
