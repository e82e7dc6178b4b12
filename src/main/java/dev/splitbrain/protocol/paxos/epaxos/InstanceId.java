package dev.splitbrain.protocol.paxos.epaxos;

import dev.splitbrain.node.NodeId;

/** An instance of the two-dimensional space: the replica whose own it is, and its number there, from 1: "R.i" in the paper. */
public record InstanceId(NodeId replica, long number) implements Comparable<InstanceId> {
    @Override
    public int compareTo(InstanceId other) {
        int byReplica = replica.compareTo(other.replica);
        return byReplica != 0 ? byReplica : Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return replica + "." + number;
    }
}
