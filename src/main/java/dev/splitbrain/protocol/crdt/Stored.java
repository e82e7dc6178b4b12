package dev.splitbrain.protocol.crdt;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage.Request;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a replica has on its disk, written as one: an update, its number and the request that asked for it stay or go together.
 *
 * @param objects by key
 * @param changes how often they have changed: numbers the deltas
 * @param taken updates that took effect here, by client, as long as the client or the network may repeat them
 */
record Stored(SortedMap<String, Crdt> objects, long changes, SortedMap<ClientId, SortedSet<Long>> taken) {
    static final Stored NOTHING = new Stored(new TreeMap<>(), 0, new TreeMap<>());

    Stored {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
        taken = Collections.unmodifiableSortedMap(new TreeMap<>(taken));
    }

    /** The same after a change of objects. */
    Stored with(SortedMap<String, Crdt> newObjects) {
        return new Stored(newObjects, changes + 1, taken);
    }

    /** The same, which knows that an update took effect. */
    Stored with(Request request) {
        SortedSet<Long> sequences =
                new TreeSet<>(taken.getOrDefault(request.id().client(), Collections.emptySortedSet()));
        sequences.headSet(request.firstOpen()).clear();
        sequences.add(request.id().sequence());
        SortedMap<ClientId, SortedSet<Long>> more = new TreeMap<>(taken);
        more.put(request.id().client(), Collections.unmodifiableSortedSet(sequences));
        return new Stored(objects, changes, more);
    }

    boolean hasTaken(Request request) {
        SortedSet<Long> sequences = taken.get(request.id().client());
        return sequences != null && sequences.contains(request.id().sequence());
    }

    @Override
    public String toString() {
        return objects.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; ", "", " after " + changes + " changes"));
    }
}
