package dev.splitbrain.protocol.broadcast;

import dev.splitbrain.node.Doc;
import java.time.Duration;

/** The options of causal broadcast, and the one place of their defaults. */
public record BroadcastSettings(
        @Doc("What a message waits for before a node delivers it.")
        Order order,

        @Doc("How often a message is sent again to those who have not confirmed it.")
        Duration resend,

        @Doc("A mistake made on purpose.") Mutant mutant) {

    /** In which order messages are delivered. */
    public enum Order {
        /** As they come. */
        NONE,
        /** After the earlier ones of the same sender. */
        FIFO,
        /** After all that its sender had delivered (Birman, Schiper and Stephenson 1991, §5.1). */
        CAUSAL
    }

    /** Mistakes made on purpose, which checks must catch. */
    public enum Mutant {
        /** Correct. */
        NONE,
        /** Waits for the sender's earlier messages, and for those of the node with the first name only. */
        LOOKS_AT_ONE,
        /** Forgets to wait when a message has come out of order once already. */
        LOSES_PATIENCE,
        /** Delivers what it holds back in the order in which it came. */
        FLUSHES_ALL
    }

    public BroadcastSettings {
        if (resend.isZero() || resend.isNegative()) throw new IllegalArgumentException("resend must be longer than 0s");
    }

    /** Causal order; sent again every 100 ms. */
    public static BroadcastSettings defaults() {
        return new BroadcastSettings(Order.CAUSAL, Duration.ofMillis(100), Mutant.NONE);
    }
}
