package dev.splitbrain.check.graph;

import java.util.Arrays;

/** A directed graph on numbered nodes whose edges have a kind: a bit, so that kinds combine. */
public final class Digraph {
    static final int NONE = -1;

    private int[] firstOut; // by node, its newest edge
    private int nodes;
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int[] kind = new int[64];
    private int[] nextOut = new int[64]; // by edge, the one before it of the same node
    private int edges;

    /** A graph of {@code nodes} nodes without edges. */
    public Digraph(int nodes) {
        this.nodes = nodes;
        firstOut = new int[Math.max(16, nodes)];
        Arrays.fill(firstOut, NONE);
    }

    /** Adds a node and gives its number. */
    public int addNode() {
        if (nodes == firstOut.length) {
            firstOut = Arrays.copyOf(firstOut, nodes * 2);
            Arrays.fill(firstOut, nodes, firstOut.length, NONE);
        }
        return nodes++;
    }

    /** Adds an edge and gives its number; several between the same nodes are fine, and one from a node to itself is left out. */
    public int addEdge(int source, int target, int ofKind) {
        if (source == target) return NONE;
        if (edges == from.length) {
            from = Arrays.copyOf(from, edges * 2);
            to = Arrays.copyOf(to, edges * 2);
            kind = Arrays.copyOf(kind, edges * 2);
            nextOut = Arrays.copyOf(nextOut, edges * 2);
        }
        from[edges] = source;
        to[edges] = target;
        kind[edges] = ofKind;
        nextOut[edges] = firstOut[source];
        firstOut[source] = edges;
        return edges++;
    }

    public int nodes() {
        return nodes;
    }

    public int edges() {
        return edges;
    }

    public int from(int edge) {
        return from[edge];
    }

    public int to(int edge) {
        return to[edge];
    }

    public int kind(int edge) {
        return kind[edge];
    }

    int firstOut(int node) {
        return firstOut[node];
    }

    int nextOut(int edge) {
        return nextOut[edge];
    }
}
