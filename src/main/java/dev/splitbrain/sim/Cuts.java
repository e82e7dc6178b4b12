package dev.splitbrain.sim;

import dev.splitbrain.world.LinkSelector;
import java.util.List;
import java.util.TreeSet;

/** Who cannot reach whom, and which links are meant, by place. */
final class Cuts {
    private Cuts() {}

    /** Only places of one group reach each other; a place in several reaches all of them, one in no group everybody. */
    static Reachability.Cut partition(List<List<Integer>> groups, int places) {
        List<boolean[]> sets = groups.stream().map(group -> set(group, places)).toList();
        boolean[] meant = set(groups.stream().flatMap(List::stream).toList(), places);
        return (from, to) -> meant[from] && meant[to] && !together(sets, from, to);
    }

    private static boolean together(List<boolean[]> sets, int from, int to) {
        for (boolean[] set : sets) if (set[from] && set[to]) return true;
        return false;
    }

    /** Nothing gets from one set of places to another. */
    static Reachability.Cut block(List<Integer> fromSet, List<Integer> toSet, int places) {
        boolean[] senders = set(fromSet, places);
        boolean[] receivers = set(toSet, places);
        return (from, to) -> senders[from] && receivers[to];
    }

    /**
     * Nodes stand in a ring, and each reaches as many to its left as to its right, so that with itself they are a majority.
     * Of three nodes the first and the last lose each other.
     */
    static Reachability.Cut ring(List<Integer> order, int places) {
        int size = order.size();
        int[] positions = new int[places];
        for (int i = 0; i < size; i++) positions[order.get(i)] = i + 1;
        int reach = (size / 2 + 1) / 2;
        return (from, to) -> {
            if (positions[from] == 0 || positions[to] == 0) return false;
            int distance = Math.abs(positions[from] - positions[to]);
            return size == 3 ? distance == 2 : Math.min(distance, size - distance) > reach;
        };
    }

    /** The links that a fault hits; those of places from {@code always} on only where the fault means the place itself. */
    static LinkFaults.Links links(LinkSelector selector, FaultEffects.Aim aim, int places, int always) {
        if (selector instanceof LinkSelector.AnyPairs || selector instanceof LinkSelector.Pairs) {
            TreeSet<Long> pairs = new TreeSet<>();
            for (int[] pair : aim.links()) pairs.add((long) pair[0] << 32 | pair[1]);
            return (from, to) -> pairs.contains((long) Math.min(from, to) << 32 | Math.max(from, to));
        }
        boolean[] one = set(aim.first(), places);
        if (selector instanceof LinkSelector.Of)
            return (from, to) -> (one[from] || one[to]) && (one[from] || from < always) && (one[to] || to < always);
        boolean[] other = set(aim.groups().get(1), places);
        boolean bothWays = selector instanceof LinkSelector.Between;
        return (from, to) -> one[from] && other[to] || bothWays && other[from] && one[to];
    }

    private static boolean[] set(List<Integer> members, int places) {
        boolean[] set = new boolean[places];
        for (int place : members) set[place] = true;
        return set;
    }
}
