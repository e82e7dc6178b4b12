package dev.splitbrain.protocol.lock;

import dev.splitbrain.node.ClientMessage.Request;

/** A line of the store's log. */
sealed interface StoreRecord {
    long token();

    /** Somebody read with a token that is greater than all before. */
    record SawToken(long token) implements StoreRecord {}

    /** An update took effect. */
    record Updated(Request request, long token, long value) implements StoreRecord {}
}
