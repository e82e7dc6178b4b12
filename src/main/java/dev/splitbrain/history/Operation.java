package dev.splitbrain.history;

import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.Command;

/**
 * One operation of one client. {@code completedNanos} is when the client learnt the outcome or gave up; an unknown
 * operation may take effect at any time after its start.
 */
public record Operation(RequestId request, Command command, long invokedNanos, long completedNanos, Outcome outcome) {

    /** From the intended start to the end. */
    public long latencyNanos() {
        return completedNanos - invokedNanos;
    }
}
