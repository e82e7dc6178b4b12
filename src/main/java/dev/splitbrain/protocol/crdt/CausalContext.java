package dev.splitbrain.protocol.crdt;

import dev.splitbrain.protocol.shared.clock.Dot;
import dev.splitbrain.protocol.shared.clock.VectorClock;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All dots that were ever seen (Almeida et al. 2018): a vector of those without a gap, and the few beyond one. A delta's context
 * has gaps, a replica's own only for a while.
 */
record CausalContext(VectorClock upTo, SortedSet<Dot> beyond) {
    static final CausalContext NOTHING = new CausalContext(VectorClock.ZERO, new TreeSet<>());

    /** Equal sets of dots are equal records: what fills a gap goes into the vector. */
    CausalContext {
        SortedSet<Dot> left = new TreeSet<>(beyond);
        for (Iterator<Dot> dots = left.iterator(); dots.hasNext(); ) { // by replica, then by count
            Dot dot = dots.next();
            if (dot.count() > upTo.of(dot.participant()) + 1) continue;
            upTo = upTo.with(dot.participant(), dot.count());
            dots.remove();
        }
        beyond = Collections.unmodifiableSortedSet(left);
    }

    static CausalContext of(Collection<Dot> dots) {
        return new CausalContext(VectorClock.ZERO, new TreeSet<>(dots));
    }

    boolean has(Dot dot) {
        return dot.isKnownTo(upTo) || beyond.contains(dot);
    }

    CausalContext merge(CausalContext other) {
        SortedSet<Dot> both = new TreeSet<>(beyond);
        both.addAll(other.beyond);
        return new CausalContext(upTo.merge(other.upTo), both);
    }

    CausalContext with(Dot dot) {
        return merge(of(List.of(dot)));
    }

    /** A dot that the replica has not used: only the replica itself may use it, and only if it forgot none of its own. */
    Dot next(String replica) {
        long last = upTo.of(replica);
        for (Dot dot : beyond) if (dot.participant().equals(replica)) last = Math.max(last, dot.count());
        return new Dot(replica, last + 1);
    }

    int entries() {
        return upTo.counts().size() + beyond.size();
    }

    @Override
    public String toString() {
        return beyond.isEmpty() ? upTo.toString() : upTo + " and " + beyond;
    }
}
