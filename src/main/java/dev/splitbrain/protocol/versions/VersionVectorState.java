package dev.splitbrain.protocol.versions;

import dev.splitbrain.protocol.shared.clock.VectorClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One version vector, with a count for each replica, for all values of the key. It cannot say which value a count belongs
 * to: whoever does not know all of the vector replaces none of the values. For the same reason merging is not associative: what
 * two replicas make of three states depends on who met whom first, and equal vectors may stand for different values. Then both
 * keep all of them.
 */
record VersionVectorState(VectorClock vector, List<Object> values) implements State {
    static final VersionVectorState NOTHING = new VersionVectorState(VectorClock.ZERO, List.of());

    VersionVectorState {
        List<Object> sorted = new ArrayList<>(values); // equal states are equal lists
        sorted.sort(Comparator.comparing(String::valueOf));
        values = List.copyOf(sorted);
    }

    @Override
    public Object context() {
        return vector;
    }

    @Override
    public State merge(State state) {
        VersionVectorState other = (VersionVectorState) state;
        if (equals(other)) return this;
        if (!vector.equals(other.vector)) {
            if (other.vector.isWithin(vector)) return this;
            if (vector.isWithin(other.vector)) return other;
        }
        return new VersionVectorState(vector.merge(other.vector), with(other.values));
    }

    /** These values and those. */
    List<Object> with(List<Object> more) {
        List<Object> all = new ArrayList<>(values);
        for (Object value : more) if (!all.contains(value)) all.add(value);
        return all;
    }
}
