package dev.splitbrain.world;

import dev.splitbrain.random.Distribution;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long a node works on what it handles, one after the other, so that it saturates.
 *
 * @param perMessageNanos for a message; empty for no time
 * @param byMessageNanos for messages of some types, by the simple name of their record
 */
public record CpuPlan(Optional<Distribution> perMessageNanos, Map<String, Distribution> byMessageNanos) {
    /** Takes no time for anything. */
    public static final CpuPlan INSTANT = new CpuPlan(Optional.empty(), Map.of());

    public CpuPlan {
        byMessageNanos = Collections.unmodifiableMap(new LinkedHashMap<>(byMessageNanos));
    }
}
