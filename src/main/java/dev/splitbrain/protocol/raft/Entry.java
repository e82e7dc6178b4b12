package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.ClientMessage.Request;

/** One place of the log: its index, the term of the leader that put it there, and what it holds. */
public sealed interface Entry {
    /** Counted from 1. */
    long index();

    long term();

    /** A client's request. */
    record ClientCommand(long index, long term, Request request) implements Entry {}

    /** Nothing: with it a new leader learns which entries are committed (Raft §8). */
    record NoOp(long index, long term) implements Entry {}

    /** Who the members are from here on: a node uses the latest that its log holds, committed or not (Raft §6). */
    record Reconfiguration(long index, long term, Configuration configuration) implements Entry {}
}
