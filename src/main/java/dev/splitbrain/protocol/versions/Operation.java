package dev.splitbrain.protocol.versions;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a coordinator knows of one operation that it is at. */
final class Operation {
    final RequestId request;
    final String key;
    final List<NodeId> replicas; // who holds the key
    final TreeSet<NodeId> asked = new TreeSet<>();
    final SortedMap<NodeId, State> answers = new TreeMap<>(); // who has answered; of a read, with what
    final SortedMap<NodeId, NodeId> standIns = new TreeMap<>(); // who was asked instead, by the replica
    State state; // of a write, what is to be stored; of a read, all that was found
    boolean reads;
    boolean answered;
    int waits;

    Operation(RequestId request, String key, List<NodeId> replicas, State state, boolean reads) {
        this.request = request;
        this.key = key;
        this.replicas = replicas;
        this.state = state;
        this.reads = reads;
    }

    /** Replicas that were asked and have not answered. */
    List<NodeId> silent() {
        List<NodeId> silent = new ArrayList<>(replicas);
        silent.removeAll(answers.keySet());
        return silent;
    }
}
