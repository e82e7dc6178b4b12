package dev.splitbrain.sim;

import dev.splitbrain.node.NodeId;
import java.util.Optional;

/** A protocol's handler threw: an error in the protocol, with the place in the run where it happened. */
public final class HandlerFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final long step;
    private final long timeNanos;
    private final transient NodeId node;
    private final transient Object handled;

    HandlerFailure(long step, long timeNanos, NodeId node, Object handled, Throwable cause) {
        super("the protocol failed at step " + step + ": " + cause, cause);
        this.step = step;
        this.timeNanos = timeNanos;
        this.node = node;
        this.handled = handled;
    }

    /** The step whose handler threw. */
    public long step() {
        return step;
    }

    /** The virtual time at which it threw. */
    public long timeNanos() {
        return timeNanos;
    }

    /** The node whose handler threw; empty where it was not in a handler. */
    public Optional<NodeId> node() {
        return Optional.ofNullable(node);
    }

    /** The message, timer, request or failed write that it handled; empty where the node started. */
    public Optional<Object> handled() {
        return Optional.ofNullable(handled);
    }
}
