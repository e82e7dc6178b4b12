package dev.splitbrain.protocol.shared;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which of a client's requests took effect at a node, so that a copy does not take effect again: neither one of those that the client
 * may still repeat, nor a late one of those that it no longer needs.
 *
 * @param firstOpen the client needs no answer to earlier requests any more
 * @param sequences those from there on that took effect
 */
public record Taken(long firstOpen, SortedSet<Long> sequences) {
    public static final Taken NOTHING = new Taken(0, new TreeSet<>());

    public Taken {
        sequences = Collections.unmodifiableSortedSet(new TreeSet<>(sequences.tailSet(firstOpen)));
    }

    /** Whether it took effect, and the client may still wait for its answer. */
    public boolean contains(long sequence) {
        return sequences.contains(sequence);
    }

    /** Whether the client has given it up or been answered: what comes of it now is late, and must not take effect. */
    public boolean isForgotten(long sequence) {
        return sequence < firstOpen;
    }

    /** The same after one that took effect, and tells which answers the client no longer needs. */
    public Taken with(long sequence, long newFirstOpen) {
        SortedSet<Long> more = new TreeSet<>(sequences);
        more.add(sequence);
        return new Taken(Math.max(firstOpen, newFirstOpen), more);
    }
}
