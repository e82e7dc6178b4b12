package dev.splitbrain.protocol.paxos.multi;

import dev.splitbrain.node.ClientMessage.Request;

/** What a slot of the log may hold: the value that its instance of Paxos chooses. */
public sealed interface Entry {
    /** A client's request. */
    record ClientCommand(Request request) implements Entry {}

    /** Nothing: it fills a gap, so that what is chosen behind it can be executed (Lamport 2001, §3). */
    record NoOp() implements Entry {}

    Entry NO_OP = new NoOp();
}
