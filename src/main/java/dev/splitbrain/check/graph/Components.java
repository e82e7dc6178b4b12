package dev.splitbrain.check.graph;

import java.util.Arrays;

/** The strongly connected components of a graph, by edges of some kinds only (Tarjan 1972, without recursion). */
public final class Components {
    private final Digraph graph;
    private final int kinds;
    private final int[] component; // by node
    private final int[] index; // order of the first visit from 1, 0 for not yet
    private final int[] low;
    private final int[] cursor; // by node, the edge to look at next
    private final int[] open; // visited nodes whose component is not known
    private int opened;
    private int visited;
    private int components;
    private int[] size;

    /** Finds them, following edges of these kinds. */
    public Components(Digraph graph, int kinds) {
        this.graph = graph;
        this.kinds = kinds;
        int nodes = graph.nodes();
        component = new int[nodes];
        Arrays.fill(component, Digraph.NONE);
        index = new int[nodes];
        low = new int[nodes];
        cursor = new int[nodes];
        open = new int[nodes];
        int[] path = new int[nodes + 1];
        for (int node = 0; node < nodes; node++) {
            if (index[node] == 0) walk(node, path);
        }
        size = new int[components];
        for (int of : component) size[of]++;
    }

    private void walk(int root, int[] path) {
        int depth = 0;
        enter(root);
        path[depth] = root;
        while (depth >= 0) {
            int node = path[depth];
            int edge = cursor[node];
            if (edge == Digraph.NONE) {
                leave(node);
                depth--;
                if (depth >= 0) low[path[depth]] = Math.min(low[path[depth]], low[node]);
                continue;
            }
            cursor[node] = graph.nextOut(edge);
            if ((graph.kind(edge) & kinds) == 0) continue;
            int target = graph.to(edge);
            if (index[target] == 0) {
                enter(target);
                path[++depth] = target;
            } else if (component[target] == Digraph.NONE) {
                low[node] = Math.min(low[node], index[target]);
            }
        }
    }

    private void enter(int node) {
        index[node] = ++visited;
        low[node] = visited;
        cursor[node] = graph.firstOut(node);
        open[opened++] = node;
    }

    private void leave(int node) {
        if (low[node] != index[node]) return;
        int member;
        do {
            member = open[--opened];
            component[member] = components;
        } while (member != node);
        components++;
    }

    /** Whether two nodes lie on a common cycle; a node does with itself. */
    public boolean together(int node, int other) {
        return component[node] == component[other];
    }

    /** Whether a node lies on a cycle. */
    public boolean cyclic(int node) {
        return size[component[node]] > 1;
    }
}
