package dev.splitbrain.node;

/** Which request of which client: a retried request keeps it, so that a protocol can tell it has seen it. */
public record RequestId(ClientId client, long sequence) implements Comparable<RequestId> {
    @Override
    public int compareTo(RequestId other) {
        int byClient = client.compareTo(other.client);
        return byClient != 0 ? byClient : Long.compare(sequence, other.sequence);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sequence) * 31 + client.index();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestId id && id.sequence == sequence && id.client.equals(client);
    }

    @Override
    public String toString() {
        return client + "#" + sequence;
    }
}
