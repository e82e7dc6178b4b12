package dev.splitbrain.report.spacetime;

import dev.splitbrain.node.NodeId;
import java.util.ArrayList;
import java.util.List;

/** Which lane stands beside which, so that arrows are short: the fewer lanes an arrow crosses, the better it can be followed. */
final class LaneOrder {
    private static final int MOST_TRIED = 8; // 40 320 orders

    private final long[][] arrows; // how many between two nodes, by place in the given order
    private int[] best;
    private long bestCost = Long.MAX_VALUE;

    private LaneOrder(long[][] arrows) {
        this.arrows = arrows;
    }

    /** The order in which arrows cross the fewest lanes; among equals the one nearest to the given order. */
    static List<NodeId> of(List<NodeId> nodes, List<Arrow> shown) {
        if (nodes.size() > MOST_TRIED) return nodes;
        long[][] arrows = new long[nodes.size()][nodes.size()];
        for (Arrow arrow : shown) {
            int from = nodes.indexOf(arrow.from());
            int to = nodes.indexOf(arrow.to());
            if (from >= 0 && to >= 0) arrows[from][to]++;
        }
        LaneOrder order = new LaneOrder(arrows);
        order.tryAll(new int[nodes.size()], 0, 0);
        List<NodeId> ordered = new ArrayList<>();
        for (int place : order.best) ordered.add(nodes.get(place));
        return ordered;
    }

    /** All orders, those that begin like the given one first. */
    private void tryAll(int[] chosen, int length, int used) {
        if (length == chosen.length) {
            long cost = cost(chosen);
            if (cost < bestCost) {
                bestCost = cost;
                best = chosen.clone();
            }
            return;
        }
        for (int next = 0; next < chosen.length; next++) {
            if ((used & 1 << next) != 0) continue;
            chosen[length] = next;
            tryAll(chosen, length + 1, used | 1 << next);
        }
    }

    /** How many lanes all arrows cross. */
    private long cost(int[] order) {
        long cost = 0;
        for (int a = 0; a < order.length; a++)
            for (int b = 0; b < order.length; b++)
                if (a != b) cost += (Math.abs(a - b) - 1) * arrows[order[a]][order[b]];
        return cost;
    }
}
