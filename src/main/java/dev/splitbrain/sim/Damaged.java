package dev.splitbrain.sim;

import dev.splitbrain.node.Message;

/** A message that was damaged on its way, until it reaches its receiver. */
record Damaged(Message original) implements Message {
    /** What was sent, damaged or not. */
    static Message asSent(Message message) {
        return message instanceof Damaged damaged ? damaged.original() : message;
    }
}
