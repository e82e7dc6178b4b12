package dev.splitbrain.protocol.versions;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.random.Rng;
import java.util.ArrayList;
import java.util.List;

/** Which nodes hold a key: the first {@code n} from its place on a ring of all storing nodes (DeCandia et al. 2007, §4.2). */
record Ring(List<NodeId> members, int n) {
    Ring {
        members = List.copyOf(members);
        n = Math.min(n, members.size());
    }

    /** The place where a key's replicas begin; keys of one place have the same replicas. One place where all hold all. */
    int place(String key) {
        if (n == members.size()) return 0;
        return (int) Long.remainderUnsigned(Rng.mix(Rng.derive(3, key)), members.size());
    }

    /** The nodes that hold a key, and after them, in order, those that may stand in (the preference list, §4.3). */
    List<NodeId> preference(String key) {
        return from(place(key), members.size());
    }

    /** The nodes that hold a key. */
    List<NodeId> replicas(String key) {
        return replicas(place(key));
    }

    /** The nodes that hold the keys of a place. */
    List<NodeId> replicas(int place) {
        return from(place, n);
    }

    /** The places whose keys a node holds. */
    List<Integer> placesOf(NodeId node) {
        List<Integer> places = new ArrayList<>();
        int used = n == members.size() ? 1 : members.size();
        for (int place = 0; place < used; place++) if (replicas(place).contains(node)) places.add(place);
        return places;
    }

    private List<NodeId> from(int place, int count) {
        List<NodeId> nodes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) nodes.add(members.get((place + i) % members.size()));
        return nodes;
    }
}
