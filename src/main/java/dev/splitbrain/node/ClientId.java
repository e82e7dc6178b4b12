package dev.splitbrain.node;

/** A client: its place in the workload's order, and its name. */
public record ClientId(int index, String name) implements Endpoint, Comparable<ClientId> {
    @Override
    public int compareTo(ClientId other) {
        return Integer.compare(index, other.index);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientId client && client.index == index && client.name.equals(name);
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
