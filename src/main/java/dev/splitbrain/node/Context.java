package dev.splitbrain.node;

import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Machine;
import dev.splitbrain.spec.Result;
import java.time.Duration;
import java.util.List;

/**
 * The world as one node sees it. Calls record effects; the engine applies them, in order, when the handler returns.
 *
 * @param <M> the sealed family of the protocol's messages
 */
public interface Context<M extends Message> {
    /** This node. */
    NodeId self();

    /** All nodes but this one, in the scenario's order. */
    List<NodeId> peers();

    /** All nodes, this one among them, in the scenario's order. */
    List<NodeId> nodes();

    /** The nodes of a role in the scenario ({@code nodes: {coordinator: [c1], …}}), in its order. */
    List<NodeId> nodes(String role);

    /** The role that the scenario gave this node; {@code node} where it names none. */
    String role();

    /** More than half of all nodes. */
    default int majority() {
        return nodes().size() / 2 + 1;
    }

    /** Sends once all that this node wrote before is durable (the disk barrier). */
    void send(NodeId to, M message);

    /** Sends at once, past the disk barrier: only for messages that promise nothing that is on the way to the disk. */
    void sendEagerly(NodeId to, M message);

    /** Sends to each peer, in order. */
    default void broadcast(M message) {
        for (NodeId peer : peers()) send(peer, message);
    }

    /**
     * Fires {@code timer} after {@code delay}, which must not be negative, on this node's monotonic clock. An equal timer that is
     * set already is moved.
     */
    void setTimer(Duration delay, Timer timer);

    /** Forgets a timer; harmless where none is set. */
    void cancelTimer(Timer timer);

    /** Answers a client: the command took effect exactly once. Leaves behind the disk barrier. */
    void reply(RequestId request, Result result);

    /** Tells a client that the command had no effect and never will from this request; may name whom to ask instead. */
    void reject(RequestId request, String reason, NodeId... hint);

    /** What survives a crash of this node. */
    Disk disk();

    /** A replica of the object that clients use, empty at every start of the node. */
    Machine machine();

    /** This node's wall clock in nanoseconds: may be off, drift and jump. For timestamps; never for lengths of time. */
    long clockNanos();

    /** This node's monotonic clock in nanoseconds: drifts, never jumps. Timers follow it; leases and timeouts should. */
    long monotonicNanos();

    /** This node's own stream of chance. */
    Rng random();

    /** Tells charts, invariants and the replay page what happened. */
    void note(Note note);
}
