package dev.splitbrain.check.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Finds shortest cycles. */
public final class Cycles {
    private static final int MOST_STARTS = 2_000; // from how many edges a search starts before the best so far will do

    private final Digraph graph;

    public Cycles(Digraph graph) {
        this.graph = graph;
    }

    /**
     * A shortest cycle through an edge of the kinds {@code first}, all others being of the kinds {@code rest}: its edges in
     * order, that one first; empty where there is none. Of several the first found; with very many such edges perhaps not the
     * very shortest.
     */
    public List<Integer> shortest(int first, int rest) {
        Components components = new Components(graph, first | rest);
        List<Integer> best = List.of();
        int starts = 0;
        Search search = new Search(rest, components);
        for (int edge = 0; edge < graph.edges(); edge++) {
            if ((graph.kind(edge) & first) == 0 || !components.together(graph.from(edge), graph.to(edge))) continue;
            if (!best.isEmpty() && ++starts > MOST_STARTS) break;
            int limit = best.isEmpty() ? Integer.MAX_VALUE : best.size() - 1;
            List<Integer> path = search.path(graph.to(edge), graph.from(edge), limit);
            if (path == null) continue;
            best = new ArrayList<>(List.of(edge));
            best.addAll(path);
            if (best.size() == 2) break;
        }
        return best;
    }

    /** Whether there is a cycle of edges of these kinds. */
    public boolean any(int kinds) {
        Components components = new Components(graph, kinds);
        for (int node = 0; node < graph.nodes(); node++) {
            if (components.cyclic(node)) return true;
        }
        return false;
    }

    /** Breadth first, inside one component. */
    private final class Search {
        private final int kinds;
        private final Components components;
        private final int[] reachedBy = new int[graph.nodes()]; // edge
        private final int[] stamp = new int[graph.nodes()];
        private final int[] queue = new int[graph.nodes()];
        private int now;

        Search(int kinds, Components components) {
            this.kinds = kinds;
            this.components = components;
            Arrays.fill(reachedBy, Digraph.NONE);
        }

        /** The edges of a shortest path of fewer than {@code limit} edges, or null. */
        List<Integer> path(int source, int target, int limit) {
            now++;
            int head = 0;
            int tail = 0;
            int levelEnd = 1;
            int length = 0;
            queue[tail++] = source;
            stamp[source] = now;
            while (head < tail) {
                if (head == levelEnd) {
                    levelEnd = tail;
                    if (++length >= limit) return null;
                }
                int node = queue[head++];
                if (node == target) return back(source, target);
                for (int edge = graph.firstOut(node); edge != Digraph.NONE; edge = graph.nextOut(edge)) {
                    int to = graph.to(edge);
                    if ((graph.kind(edge) & kinds) == 0 || stamp[to] == now || !components.together(to, target))
                        continue;
                    stamp[to] = now;
                    reachedBy[to] = edge;
                    queue[tail++] = to;
                }
            }
            return null;
        }

        private List<Integer> back(int source, int target) {
            List<Integer> path = new ArrayList<>();
            for (int node = target; node != source; node = graph.from(reachedBy[node])) path.add(reachedBy[node]);
            Collections.reverse(path);
            return path;
        }
    }
}
