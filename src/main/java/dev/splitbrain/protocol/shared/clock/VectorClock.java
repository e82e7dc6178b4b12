package dev.splitbrain.protocol.shared.clock;

import dev.splitbrain.node.ClockValue;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many events of each participant are known (Fidge 1988, Mattern 1989); who is not named has had none. Where the
 * participants are the replicas of a store it is a version vector (Parker et al. 1983).
 */
public record VectorClock(SortedMap<String, Long> counts) implements ClockValue {
    public static final VectorClock ZERO = new VectorClock(new TreeMap<>());

    public VectorClock {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** How many events of a participant are known. */
    public long of(String participant) {
        return counts.getOrDefault(participant, 0L);
    }

    /** One event more of this participant. */
    public VectorClock tick(String participant) {
        return with(participant, of(participant) + 1);
    }

    /** All events of the participant up to this one are known. */
    public VectorClock with(String participant, long count) {
        if (count <= of(participant)) return this;
        SortedMap<String, Long> more = new TreeMap<>(counts);
        more.put(participant, count);
        return new VectorClock(more);
    }

    /** What either knows. */
    public VectorClock merge(VectorClock other) {
        if (other.isWithin(this)) return this;
        SortedMap<String, Long> both = new TreeMap<>(counts);
        other.counts.forEach((participant, count) -> both.merge(participant, count, Math::max));
        return new VectorClock(both);
    }

    /** Whether the other knows all that this one knows. */
    public boolean isWithin(VectorClock other) {
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            if (entry.getValue() > other.of(entry.getKey())) return false;
        }
        return true;
    }

    @Override
    public Relation relationTo(ClockValue value) {
        VectorClock other = (VectorClock) value;
        return Relation.of(isWithin(other), other.isWithin(this));
    }

    @Override
    public boolean tellsConcurrency() {
        return true;
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
