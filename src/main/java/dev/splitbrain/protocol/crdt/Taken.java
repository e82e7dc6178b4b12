package dev.splitbrain.protocol.crdt;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which of a client's updates took effect here, so that none does twice: a counter has no other way to tell a copy from an addition.
 *
 * @param firstOpen the client needs no answer to earlier requests any more
 * @param sequences those from there on that took effect
 */
record Taken(long firstOpen, SortedSet<Long> sequences) {
    static final Taken NOTHING = new Taken(0, new TreeSet<>());

    Taken {
        sequences = Collections.unmodifiableSortedSet(new TreeSet<>(sequences.tailSet(firstOpen)));
    }

    /** The same after one that took effect, and tells which answers the client no longer needs. */
    Taken with(long sequence, long newFirstOpen) {
        SortedSet<Long> more = new TreeSet<>(sequences);
        more.add(sequence);
        return new Taken(Math.max(firstOpen, newFirstOpen), more);
    }
}
