package dev.splitbrain.node;

import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Result;
import java.util.Optional;

/** What clients and nodes send each other, the same for all protocols. */
public sealed interface ClientMessage extends Message {
    /** The request that is asked or answered. */
    RequestId id();

    /**
     * A client asks. {@code firstOpen} is the lowest sequence number of this client that is still unanswered: results of
     * earlier ones may be forgotten (Ongaro 2014, §6.3).
     */
    record Request(RequestId id, Command command, long firstOpen) implements ClientMessage {}

    /** The command took effect exactly once, with this result. */
    record Reply(RequestId id, Result result) implements ClientMessage {}

    /** The command had no effect and never will from this request; {@code hint} may name whom to ask. */
    record Rejection(RequestId id, String reason, Optional<NodeId> hint) implements ClientMessage {}
}
