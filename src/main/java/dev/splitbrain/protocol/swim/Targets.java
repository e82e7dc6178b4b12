package dev.splitbrain.protocol.swim;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.swim.SwimSettings.TargetOrder;
import java.util.List;

/** Whom to probe next. */
final class Targets {
    private final Context<SwimMessage> ctx;
    private final SwimSettings settings;
    private final View view;
    private Shuffle order;
    private int place;

    Targets(Context<SwimMessage> ctx, SwimSettings settings, View view) {
        this.ctx = ctx;
        this.settings = settings;
        this.view = view;
    }

    /** A member other than oneself; null where there is none. */
    NodeId next() {
        return settings.targets() == TargetOrder.RANDOM ? drawn() : following();
    }

    private NodeId drawn() {
        boolean maybeSelf =
                settings.mutant() == Mutant.MAY_PROBE_ITSELF && ctx.random().nextInt(view.members()) == 0;
        List<NodeId> drawn = view.some(1, ctx.self(), ctx.random());
        return drawn.isEmpty() || maybeSelf ? null : drawn.get(0);
    }

    /**
     * Each member once before any twice, so that no two probes of one are more than 2n − 1 periods apart (§4.3). The order is of
     * all nodes: who joins has a place in it already, by chance, as the paper wants; who is no member is stepped over.
     */
    private NodeId following() {
        int size = ctx.nodes().size();
        for (int steps = 0; steps < 2 * size; steps++) {
            if (order == null || place == size) {
                order = new Shuffle(size, ctx.random().nextLong());
                place = 0;
            }
            NodeId next = ctx.nodes().get(order.at(place++));
            if (!next.equals(ctx.self()) && view.isMember(next)) return next;
        }
        return null;
    }
}
