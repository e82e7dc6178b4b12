package dev.splitbrain.node;

import java.util.Comparator;

/**
 * One attempt to carry out the transaction that a client asked for.
 *
 * @param request what the client asked
 * @param start how often the node that began the attempt had started by then, from 1: a request that is asked again after a
 *     crash becomes a new attempt, and no late message of the old one is taken for it
 */
public record TransactionId(RequestId request, int start) implements Comparable<TransactionId> {
    private static final Comparator<TransactionId> ORDER =
            Comparator.comparing(TransactionId::request).thenComparingInt(TransactionId::start);

    @Override
    public int compareTo(TransactionId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return start == 1 ? request.toString() : request + "/" + start;
    }
}
