package dev.splitbrain.protocol.crdt;

import dev.splitbrain.protocol.shared.clock.Dot;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Values by the dots of the updates that put them there, and all dots that were ever seen. Who has seen a dot and does not hold its
 * value knows that it is gone: no tombstone is needed (Bieniusa et al. 2012; Almeida et al. 2018).
 */
record DottedValues(SortedMap<Dot, Object> byDot, CausalContext seen) {
    static final DottedValues NOTHING = new DottedValues(new TreeMap<>(), CausalContext.NOTHING);

    DottedValues {
        byDot = Collections.unmodifiableSortedMap(new TreeMap<>(byDot));
    }

    /** The delta that puts a value there under a new dot, and removes what stands under dots that were seen. */
    DottedValues put(String replica, Object value, CausalContext replaced) {
        Dot dot = seen.next(replica);
        SortedMap<Dot, Object> one = new TreeMap<>();
        one.put(dot, value);
        return new DottedValues(one, replaced.with(dot));
    }

    /** The delta that removes what stands under these dots. */
    static DottedValues without(CausalContext dots) {
        return new DottedValues(new TreeMap<>(), dots);
    }

    /** A value stays where both hold it, or where one holds it and the other has not seen its dot. */
    DottedValues merge(DottedValues other) {
        SortedMap<Dot, Object> kept = new TreeMap<>();
        byDot.forEach((dot, value) -> {
            if (other.byDot.containsKey(dot) || !other.seen.has(dot)) kept.put(dot, value);
        });
        other.byDot.forEach((dot, value) -> {
            if (!byDot.containsKey(dot) && !seen.has(dot)) kept.put(dot, value);
        });
        return new DottedValues(kept, seen.merge(other.seen));
    }

    /** The dots under which a value stands. */
    CausalContext dotsOf(Object value) {
        Collection<Dot> dots = byDot.entrySet().stream()
                .filter(entry -> entry.getValue().equals(value))
                .map(SortedMap.Entry::getKey)
                .toList();
        return CausalContext.of(dots);
    }

    int entries() {
        return byDot.size() + seen.entries();
    }

    @Override
    public String toString() {
        return byDot.entrySet().stream()
                .map(entry -> entry.getValue() + " (" + entry.getKey() + ")")
                .collect(Collectors.joining(", ", "{", "} seen " + seen));
    }
}
