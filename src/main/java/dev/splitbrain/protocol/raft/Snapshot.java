package dev.splitbrain.protocol.raft;

import dev.splitbrain.protocol.shared.Replica;
import dev.splitbrain.protocol.shared.Sessions;
import dev.splitbrain.spec.Machine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands for the log through an index: the object, the clients' sessions and the members as they were after it
 * (Raft §7).
 */
record Snapshot(long lastIncludedIndex, long lastIncludedTerm, Configuration configuration, Replica.Snapshot replica) {

    /** A piece of a snapshot: some keys of the object, and in the last piece the rest. */
    record Chunk(Map<String, Object> states, Optional<Rest> rest) {
        Chunk {
            states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
        }
    }

    /** What a snapshot holds besides the keys. */
    record Rest(long applied, Sessions.Snapshot sessions, Configuration configuration) {}

    /** How many chunks of {@code keys} keys there are; at least one. */
    int chunks(int keys) {
        int states = replica.machine().states().size();
        return Math.max(1, (states + keys - 1) / keys);
    }

    /** The chunk of this number, counted from 0. */
    Chunk chunk(int number, int keys) {
        Map<String, Object> states = new LinkedHashMap<>();
        replica.machine().states().entrySet().stream()
                .skip((long) number * keys)
                .limit(keys)
                .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
        boolean last = number == chunks(keys) - 1;
        Rest rest = new Rest(replica.machine().applied(), replica.sessions(), configuration);
        return new Chunk(states, last ? Optional.of(rest) : Optional.empty());
    }

    /** The snapshot that all its chunks make. */
    static Snapshot of(long lastIncludedIndex, long lastIncludedTerm, List<Chunk> chunks) {
        Map<String, Object> states = new LinkedHashMap<>();
        for (Chunk chunk : chunks) states.putAll(chunk.states());
        Rest rest = chunks.get(chunks.size() - 1).rest().orElseThrow();
        Machine.Snapshot machine = new Machine.Snapshot(states, rest.applied());
        Replica.Snapshot replica = new Replica.Snapshot(machine, rest.sessions());
        return new Snapshot(lastIncludedIndex, lastIncludedTerm, rest.configuration(), replica);
    }
}
