package dev.splitbrain.protocol.shared;

import dev.splitbrain.spec.Machine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of a replica's snapshot, small enough for a message: some keys of the object, and in the last piece the rest. What a
 * protocol knows of the log besides (index, term, view, members) travels in its own message.
 */
public record Chunk(Map<String, Object> states, Optional<Rest> rest) {
    public Chunk {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    /** What a snapshot holds besides the keys. */
    public record Rest(long applied, Sessions.Snapshot sessions) {}

    /** How many chunks of {@code keys} keys a snapshot makes; at least one. */
    public static int count(Replica.Snapshot snapshot, int keys) {
        int states = snapshot.machine().states().size();
        return Math.max(1, (states + keys - 1) / keys);
    }

    /** The chunk of this number, counted from 0. */
    public static Chunk of(Replica.Snapshot snapshot, int number, int keys) {
        Map<String, Object> states = new LinkedHashMap<>();
        snapshot.machine().states().entrySet().stream()
                .skip((long) number * keys)
                .limit(keys)
                .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
        boolean last = number == count(snapshot, keys) - 1;
        Rest rest = new Rest(snapshot.machine().applied(), snapshot.sessions());
        return new Chunk(states, last ? Optional.of(rest) : Optional.empty());
    }

    /** The snapshot that all its chunks make, in order. */
    public static Replica.Snapshot whole(List<Chunk> chunks) {
        Map<String, Object> states = new LinkedHashMap<>();
        for (Chunk chunk : chunks) states.putAll(chunk.states());
        Rest rest = chunks.get(chunks.size() - 1).rest().orElseThrow();
        return new Replica.Snapshot(new Machine.Snapshot(states, rest.applied()), rest.sessions());
    }
}
