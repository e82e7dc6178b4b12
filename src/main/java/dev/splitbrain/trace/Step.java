package dev.splitbrain.trace;

import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.Timer;
import dev.splitbrain.spec.Command;
import java.util.List;

/**
 * One thing that happened. Steps are numbered from 1 in the order of the run; the number does not depend on who listens.
 * {@code cause} is the number of the step that led to this one, 0 for none: a delivery's is the sending, what a handler
 * does has the delivery, timer or request that it handled.
 */
public sealed interface Step {
    long number();

    long timeNanos();

    long cause();

    /** A node started; {@code incarnation} counts from 1. */
    record Booted(long number, long timeNanos, long cause, NodeId node, int incarnation) implements Step {}

    /** A node lost its volatile state and {@code lostWrites} writes that were not durable. */
    record Crashed(long number, long timeNanos, long cause, NodeId node, int lostWrites) implements Step {}

    record Paused(long number, long timeNanos, long cause, NodeId node) implements Step {}

    record Resumed(long number, long timeNanos, long cause, NodeId node) implements Step {}

    /** A message left its sender. */
    record Sent(long number, long timeNanos, long cause, Endpoint from, Endpoint to, Message message) implements Step {}

    /** A message reached a node that is paused or takes time for it, and waits there; {@code cause} is its sending. */
    record Queued(long number, long timeNanos, long cause, Endpoint from, Endpoint to, Message message)
            implements Step {}

    /** A node handled a message; {@code cause} is its sending, twice the same for a duplicate. */
    record Delivered(long number, long timeNanos, long cause, Endpoint from, Endpoint to, Message message)
            implements Step {}

    /** A message will never arrive; {@code cause} is its sending. */
    record Dropped(
            long number, long timeNanos, long cause, Endpoint from, Endpoint to, Message message, DropReason reason)
            implements Step {}

    record TimerSet(long number, long timeNanos, long cause, NodeId node, Timer timer, long dueNanos) implements Step {}

    record TimerCancelled(long number, long timeNanos, long cause, NodeId node, Timer timer) implements Step {}

    /** A timer ran out; {@code cause} is the step that set it. */
    record TimerFired(long number, long timeNanos, long cause, NodeId node, Timer timer) implements Step {}

    /** A node handed writes to its disk. */
    record Wrote(long number, long timeNanos, long cause, NodeId node, boolean forced) implements Step {}

    /** A forced write, and all before it, became durable; {@code cause} is the writing. */
    record BecameDurable(long number, long timeNanos, long cause, NodeId node) implements Step {}

    /** A node told something about itself. */
    record Noted(long number, long timeNanos, long cause, NodeId node, Note note) implements Step {}

    /** A client meant to start an operation: its latency counts from here. */
    record Invoked(long number, long timeNanos, long cause, RequestId request, Command command) implements Step {}

    /** An operation ended for its client. */
    record Completed(long number, long timeNanos, long cause, RequestId request, Outcome outcome) implements Step {}

    /**
     * A fault fired on these targets: {@code fault} is its number in the scenario from 1, {@code occurrence} counts from 1.
     * {@code cause} is the note, or the beginning or end of another fault, that it waited for.
     */
    record FaultBegan(
            long number, long timeNanos, long cause, int fault, int occurrence, String action, List<String> targets)
            implements Step {
        public FaultBegan {
            targets = List.copyOf(targets);
        }
    }

    /** The fault was undone. */
    record FaultEnded(long number, long timeNanos, long cause, int fault, int occurrence) implements Step {}

    /** The run ended. */
    record Ended(long number, long timeNanos, long cause, String reason) implements Step {}
}
