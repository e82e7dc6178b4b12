package dev.splitbrain.protocol.versions;

import dev.splitbrain.node.ClockValue.Relation;
import dev.splitbrain.protocol.shared.clock.VectorClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Versions with a vector clock each, of which none is before another. */
record ClientVersions(List<Version> versions) implements State {
    static final ClientVersions NOTHING = new ClientVersions(List.of());

    /** A value and what its writer knew. */
    record Version(Object value, VectorClock clock) {}

    ClientVersions {
        List<Version> sorted = new ArrayList<>(versions); // equal states are equal lists
        sorted.sort(Comparator.comparing(version -> version.clock().toString()));
        versions = List.copyOf(sorted);
    }

    @Override
    public List<Object> values() {
        return versions.stream().map(Version::value).distinct().toList();
    }

    @Override
    public Object context() {
        return versions.stream().map(Version::clock).reduce(VectorClock.ZERO, VectorClock::merge);
    }

    @Override
    public State merge(State other) {
        List<Version> all = new ArrayList<>(versions);
        for (Version theirs : ((ClientVersions) other).versions) if (!all.contains(theirs)) all.add(theirs);
        List<Version> kept = new ArrayList<>();
        for (Version version : all) {
            boolean replaced =
                    all.stream().anyMatch(newer -> version.clock().relationTo(newer.clock()) == Relation.BEFORE);
            if (!replaced) kept.add(version);
        }
        ClientVersions merged = new ClientVersions(kept);
        return merged.equals(this) ? this : merged;
    }
}
