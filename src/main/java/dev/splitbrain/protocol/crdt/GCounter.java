package dev.splitbrain.protocol.crdt;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A counter that only grows: each replica counts in an entry of its own (Shapiro et al. 2011, §3.1.2). */
public record GCounter(SortedMap<String, Long> counts) implements Crdt {
    public static final GCounter ZERO = new GCounter(new TreeMap<>());

    public GCounter {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** The delta of one replica's increment: its own entry alone. */
    GCounter increment(String replica, long by) {
        if (by < 0) throw new IllegalArgumentException("a G-Counter only grows, got " + by);
        return new GCounter(new TreeMap<>(Map.of(replica, Math.addExact(of(replica), by))));
    }

    /** What a replica has counted. */
    long of(String replica) {
        return counts.getOrDefault(replica, 0L);
    }

    long sum() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Entries only ever grow, so the larger one is the newer one. */
    @Override
    public GCounter merge(Crdt state) {
        SortedMap<String, Long> both = new TreeMap<>(counts);
        ((GCounter) state).counts.forEach((replica, count) -> both.merge(replica, count, Math::max));
        return new GCounter(both);
    }

    @Override
    public List<Object> values() {
        return List.of(sum());
    }

    @Override
    public int entries() {
        return counts.size();
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", sum() + " = ", ""));
    }
}
