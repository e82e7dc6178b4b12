package dev.splitbrain.node;

/**
 * What a node with a replicated log tells of it; positions count from 1. Every protocol that orders commands in a log emits
 * these, so that one set of invariants judges them all.
 */
public sealed interface LogNote extends Note {
    /** An entry was written at a position that was free. */
    record Appended(long index, long epoch, Object entry) implements LogNote {}

    /** The entries from a position on were removed: by a newer leader, or by a crash that lost them. */
    record Truncated(long fromIndex) implements LogNote {}

    /** Entries up to a position were replaced by a snapshot. */
    record Compacted(long throughIndex, long epoch) implements LogNote {}

    /** The node knows that entries up to a position can never change. */
    record Committed(long throughIndex) implements LogNote {}

    /** The node's machine took the entry at a position. */
    record Applied(long index, Object entry) implements LogNote {}
}
