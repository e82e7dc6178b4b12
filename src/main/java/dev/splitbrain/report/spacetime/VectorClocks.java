package dev.splitbrain.report.spacetime;

import dev.splitbrain.node.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each node may know of each other: vector clocks (Fidge 1988, Mattern 1989), counted from the messages of a run. */
final class VectorClocks {
    private final int nodes;
    private final Map<NodeId, int[]> clocks = new HashMap<>(); // never iterated
    private final Map<Long, int[]> stamps = new HashMap<>(); // what a message carries, by its sending; never iterated

    VectorClocks(int nodes) {
        this.nodes = nodes;
    }

    /** A node sends: an event of its own, and the message takes its clock along. */
    List<Integer> send(NodeId node, long sending) {
        int[] clock = tick(node);
        stamps.put(sending, clock.clone());
        return list(clock);
    }

    /** A message arrives: the node knows what its sender knew. */
    List<Integer> receive(NodeId node, long sending) {
        int[] clock = tick(node);
        int[] stamp = stamps.getOrDefault(sending, new int[nodes]);
        for (int i = 0; i < nodes; i++) clock[i] = Math.max(clock[i], stamp[i]);
        return list(clock);
    }

    private int[] tick(NodeId node) {
        int[] clock = clocks.computeIfAbsent(node, n -> new int[nodes]);
        clock[node.index()]++;
        return clock;
    }

    private static List<Integer> list(int[] clock) {
        List<Integer> list = new ArrayList<>(clock.length);
        for (int count : clock) list.add(count);
        return list;
    }
}
