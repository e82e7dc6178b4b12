package dev.splitbrain.protocol.crdt;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of two that only grow: what was added, and what was removed (Shapiro et al. 2011, §3.3.2). What was removed once stays
 * removed and stays in the state: a removal wins over any addition, before it or after it.
 */
public record TwoPhaseSet(List<Object> added, List<Object> removed) implements Crdt {
    static final TwoPhaseSet EMPTY = new TwoPhaseSet(List.of(), List.of());

    public TwoPhaseSet {
        added = Elements.inOrder(added); // equal sets are equal lists
        removed = Elements.inOrder(removed);
    }

    /** The delta of an addition, which has no effect where the element was removed before. */
    TwoPhaseSet add(Object element) {
        return new TwoPhaseSet(List.of(element), List.of());
    }

    /** The delta of a removal; only what is in the set can be removed. */
    TwoPhaseSet remove(Object element) {
        return contains(element) ? new TwoPhaseSet(List.of(), List.of(element)) : EMPTY;
    }

    boolean contains(Object element) {
        return added.contains(element) && !removed.contains(element);
    }

    @Override
    public TwoPhaseSet merge(Crdt state) {
        TwoPhaseSet other = (TwoPhaseSet) state;
        return new TwoPhaseSet(union(added, other.added), union(removed, other.removed));
    }

    private static List<Object> union(List<Object> one, List<Object> other) {
        List<Object> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    @Override
    public List<Object> values() {
        return added.stream().filter(element -> !removed.contains(element)).toList();
    }

    @Override
    public int entries() {
        return added.size() + removed.size();
    }

    @Override
    public String toString() {
        return "{added " + added + ", removed " + removed + "}";
    }
}
