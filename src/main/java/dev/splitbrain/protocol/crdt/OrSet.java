package dev.splitbrain.protocol.crdt;

import dev.splitbrain.protocol.shared.clock.Dot;
import java.util.List;

/**
 * A set in which an addition wins over a removal at the same time: a removal takes away the additions that its replica had observed
 * and no others (Shapiro et al. 2011, §3.3.5). Additions are told apart by dots, and no tombstones are kept (Bieniusa et al. 2012).
 */
public record OrSet(DottedValues added) implements Crdt {
    static final OrSet EMPTY = new OrSet(DottedValues.NOTHING);

    /** The delta of an addition: a new dot, in place of those that the element has here. */
    OrSet add(String replica, Object element) {
        return new OrSet(added.put(replica, element, added.dotsOf(element)));
    }

    /** The delta of a removal: the dots that the element has here were seen, and hold nothing any more. */
    OrSet remove(Object element) {
        return new OrSet(DottedValues.without(added.dotsOf(element)));
    }

    /** A wrong removal, which also claims to have seen the next dot of each of these replicas. */
    OrSet removeUnseen(Object element, List<String> replicas) {
        List<Dot> unseen = replicas.stream().map(added.seen()::next).toList();
        return new OrSet(DottedValues.without(added.dotsOf(element).merge(CausalContext.of(unseen))));
    }

    boolean contains(Object element) {
        return added.byDot().containsValue(element);
    }

    @Override
    public OrSet merge(Crdt other) {
        return new OrSet(added.merge(((OrSet) other).added));
    }

    @Override
    public List<Object> values() {
        return Elements.inOrder(added.byDot().values());
    }

    @Override
    public int entries() {
        return added.entries();
    }

    @Override
    public String toString() {
        return added.toString();
    }
}
