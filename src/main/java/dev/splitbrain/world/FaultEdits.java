package dev.splitbrain.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The same faults but for some: left out, or at another time. All others keep their numbers, and with them their chance, so that
 * nothing else about the run changes.
 *
 * @param without the numbers of faults that are left out
 * @param only where it is not empty, the numbers of the only faults that are left in
 * @param atNanos other times by number
 */
public record FaultEdits(Set<Integer> without, Set<Integer> only, Map<Integer, Long> atNanos) {
    public static final FaultEdits NONE = new FaultEdits(Set.of(), Set.of(), Map.of());

    public FaultEdits {
        without = Collections.unmodifiableSet(new TreeSet<>(without));
        only = Collections.unmodifiableSet(new TreeSet<>(only));
        atNanos = Collections.unmodifiableMap(new LinkedHashMap<>(atNanos));
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** The faults that are left, in their order. */
    public List<Fault> apply(List<Fault> faults) {
        return faults.stream()
                .filter(fault -> !without.contains(fault.number()))
                .filter(fault -> only.isEmpty() || only.contains(fault.number()))
                .map(this::moved)
                .toList();
    }

    private Fault moved(Fault fault) {
        Long nanos = atNanos.get(fault.number());
        if (nanos == null) return fault;
        return fault.at(new FaultTime.At(nanos));
    }
}
