package dev.splitbrain.node;

import java.util.function.IntFunction;

/**
 * A node: its place in the scenario's order, and its name. A value like a record; but a name is looked up when somebody asks
 * for it, as whoever sends to one node of a million wants its place only.
 */
public final class NodeId implements Endpoint, Comparable<NodeId> {
    private final int index;
    private final String name; // null where it is looked up
    private final IntFunction<String> names; // null where it is known

    /** A node of this name. */
    public NodeId(int index, String name) {
        this.index = index;
        this.name = name;
        names = null;
    }

    /** A node whose name this function gives. */
    public NodeId(int index, IntFunction<String> names) {
        this.index = index;
        this.names = names;
        name = null;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public String name() {
        return name != null ? name : names.apply(index);
    }

    @Override
    public int compareTo(NodeId other) {
        return Integer.compare(index, other.index);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof NodeId node) || node.index != index) return false;
        return node.names == names && names != null || node.name().equals(name());
    }

    @Override
    public int hashCode() {
        return index;
    }

    @Override
    public String toString() {
        return name();
    }
}
