package dev.splitbrain.protocol.versions;

import dev.splitbrain.protocol.shared.clock.Dot;
import dev.splitbrain.protocol.shared.clock.VectorClock;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values by the dots of their writes, and all dots that were ever seen (Almeida et al. 2014, §5): who has seen a dot and does
 * not have its value knows that it was replaced.
 */
record DottedSet(VectorClock seen, SortedMap<Dot, Object> byDot) implements State {
    static final DottedSet NOTHING = new DottedSet(VectorClock.ZERO, new TreeMap<>());

    DottedSet {
        byDot = Collections.unmodifiableSortedMap(new TreeMap<>(byDot));
    }

    @Override
    public List<Object> values() {
        return byDot.values().stream().distinct().toList();
    }

    @Override
    public Object context() {
        return seen;
    }

    @Override
    public State merge(State state) {
        DottedSet other = (DottedSet) state;
        SortedMap<Dot, Object> kept = new TreeMap<>();
        byDot.forEach((dot, value) -> {
            if (other.byDot.containsKey(dot) || !dot.isKnownTo(other.seen)) kept.put(dot, value);
        });
        other.byDot.forEach((dot, value) -> {
            if (byDot.containsKey(dot) || !dot.isKnownTo(seen)) kept.put(dot, value);
        });
        DottedSet merged = new DottedSet(seen.merge(other.seen), kept);
        return merged.equals(this) ? this : merged;
    }
}
