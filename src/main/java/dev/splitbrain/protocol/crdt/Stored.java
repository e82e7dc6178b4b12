package dev.splitbrain.protocol.crdt;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.protocol.shared.Taken;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a replica has on its disk, written as one: an update, its number and the request that asked for it stay or go together.
 *
 * @param objects by key
 * @param changes how often they have changed: numbers the deltas
 * @param taken updates that took effect here, by client
 */
record Stored(SortedMap<String, Crdt> objects, long changes, SortedMap<ClientId, Taken> taken) {
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
        SortedMap<ClientId, Taken> more = new TreeMap<>(taken);
        more.put(request.id().client(), takenOf(request).with(request.id().sequence(), request.firstOpen()));
        return new Stored(objects, changes, more);
    }

    /** What is known of the requests of the client that asks. */
    Taken takenOf(Request request) {
        return taken.getOrDefault(request.id().client(), Taken.NOTHING);
    }

    /** As the replay page shows it and {@code explain}, which cuts what is long: the objects alone. */
    @Override
    public String toString() {
        return objects.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
