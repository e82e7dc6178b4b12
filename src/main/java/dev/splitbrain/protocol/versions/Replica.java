package dev.splitbrain.protocol.versions;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.VersionNote;
import dev.splitbrain.protocol.shared.MerkleTree;
import dev.splitbrain.random.Rng;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one node stores of the keys that it holds: a state for each on disk, and Merkle trees over them. */
final class Replica {
    private final Context<VersionsMessage> ctx;
    private final Settings settings;
    private final Ring ring;
    private final Versioning versioning;
    private final DurableLog<String> keys; // durable: which keys there are
    private final SortedMap<String, State> states = new TreeMap<>(); // as on disk
    private final SortedMap<Integer, MerkleTree> trees = new TreeMap<>(); // by place of the ring

    Replica(Context<VersionsMessage> ctx, Settings settings, Ring ring, Versioning versioning) {
        this.ctx = ctx;
        this.settings = settings;
        this.ring = ring;
        this.versioning = versioning;
        for (int place : ring.placesOf(ctx.self())) trees.put(place, new MerkleTree());
        keys = ctx.disk().log("keys");
        for (String key : keys)
            if (onDisk(key).get() != null) hold(key, onDisk(key).get());
    }

    private DurableValue<State> onDisk(String key) {
        return ctx.disk().value("key." + key, null);
    }

    /** Whether this node is one of those that hold the key. */
    boolean holds(String key) {
        return trees.containsKey(ring.place(key));
    }

    State state(String key) {
        State state = states.get(key);
        return state == null ? versioning.nothing() : state;
    }

    /** Merges what was heard into what is there; what follows leaves the node once it is on disk. */
    void store(String key, State heard) {
        State before = state(key);
        State after = before.merge(heard);
        if (after.equals(before)) return;
        boolean known = states.containsKey(key) || keys.contains(key); // the second: its value was lost in a crash
        if (!known) keys.appendUnforced(key);
        if (settings.mutant() == Mutant.STORES_IN_MEMORY) onDisk(key).setUnforced(after);
        else onDisk(key).set(after);
        hold(key, after);
    }

    private void hold(String key, State state) {
        versioning.heard(state);
        State before = states.put(key, state);
        trees.get(ring.place(key)).change(leafOf(key), before == null ? 0 : hash(key, before), hash(key, state));
        ctx.note(new VersionNote.Holds(key, state.values(), ring.replicas(key)));
    }

    /** The Merkle tree over the keys of a place that this node holds. */
    MerkleTree tree(int place) {
        return trees.get(place);
    }

    /** All states by key; a view. */
    SortedMap<String, State> states() {
        return Collections.unmodifiableSortedMap(states);
    }

    static int leafOf(String key) {
        return MerkleTree.leafOf(Rng.mix(Rng.derive(5, key)));
    }

    /** A hash that is the same on every machine: states print all that they hold. */
    private static long hash(String key, State state) {
        return Rng.mix(Rng.derive(7, key) ^ Rng.derive(11, state.toString()));
    }
}
