package dev.splitbrain.node;

import dev.splitbrain.spec.Result;
import java.time.Duration;
import java.util.Optional;

/** What a handler asked for: the engine applies effects in order when the handler returns; a unit test reads them. */
public sealed interface Effect {
    record Send(NodeId to, Message message) implements Effect {}

    record SendEagerly(NodeId to, Message message) implements Effect {}

    record SetTimer(Duration delay, Timer timer) implements Effect {}

    record CancelTimer(Timer timer) implements Effect {}

    record Reply(RequestId request, Result result) implements Effect {}

    record Reject(RequestId request, String reason, Optional<NodeId> hint) implements Effect {}

    /** Writes to the disk since the effect before; forced ones are a barrier for what follows. */
    record Write(boolean forced) implements Effect {}

    record Noted(Note note) implements Effect {}
}
