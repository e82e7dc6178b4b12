package dev.splitbrain.node;

/** A node: its place in the scenario's order, and its name. */
public record NodeId(int index, String name) implements Endpoint, Comparable<NodeId> {
    @Override
    public int compareTo(NodeId other) {
        return Integer.compare(index, other.index);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeId node && node.index == index && node.name.equals(name);
    }

    @Override
    public int hashCode() {
        return index;
    }

    @Override
    public String toString() {
        return name;
    }
}
