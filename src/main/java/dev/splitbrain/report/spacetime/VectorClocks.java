package dev.splitbrain.report.spacetime;

import dev.splitbrain.node.NodeId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What each node may know of each other: vector clocks (Fidge 1988, Mattern 1989), counted from the messages of a run. */
final class VectorClocks {
    private final int nodes;
    private final Map<NodeId, int[]> clocks = new HashMap<>(); // never iterated
    private final Map<Long, int[]> stamps = new HashMap<>(); // what a message carries, by its sending; never iterated

    VectorClocks(int nodes) {
        this.nodes = nodes;
    }

    /** A node sends: an event of its own, and the message takes its clock along. */
    String send(NodeId node, long sending) {
        int[] clock = tick(node);
        stamps.put(sending, clock.clone());
        return words(clock);
    }

    /** A message arrives: the node knows what its sender knew. */
    String receive(NodeId node, long sending) {
        int[] clock = tick(node);
        int[] stamp = stamps.getOrDefault(sending, new int[nodes]);
        for (int i = 0; i < nodes; i++) clock[i] = Math.max(clock[i], stamp[i]);
        return words(clock);
    }

    private int[] tick(NodeId node) {
        int[] clock = clocks.computeIfAbsent(node, n -> new int[nodes]);
        clock[node.index()]++;
        return clock;
    }

    private static String words(int[] clock) {
        return Arrays.stream(clock).mapToObj(String::valueOf).collect(Collectors.joining(" ", "[", "]"));
    }
}
