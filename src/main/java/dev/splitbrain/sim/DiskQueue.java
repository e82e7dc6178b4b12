package dev.splitbrain.sim;

import dev.splitbrain.node.Message;
import java.util.ArrayDeque;

/** A node's forced writes on their way to the disk, one after the other, and the messages held back behind them. */
final class DiskQueue {
    private final ArrayDeque<Force> forces = new ArrayDeque<>(0);
    private final ArrayDeque<Held> held = new ArrayDeque<>(0);
    private long freeAtNanos;

    /** A forced write that makes the first {@code through} writes durable, unless it fails. */
    record Force(long through, long wroteStep, boolean fails) {}

    /** A message that leaves when the first {@code through} writes are durable. */
    record Held(long through, int to, Message message, long cause) {}

    /** Hands over a forced write at {@code now}; gives the time at which it is done. */
    long force(Force force, long now, long serviceNanos) {
        freeAtNanos = Math.max(now, freeAtNanos) + serviceNanos;
        forces.addLast(force);
        return freeAtNanos;
    }

    boolean isIdle() {
        return forces.isEmpty();
    }

    /** The oldest forced write on its way, or null. */
    Force first() {
        return forces.peekFirst();
    }

    Force done() {
        return forces.removeFirst();
    }

    /** The write behind which a message must wait now. */
    long lastThrough() {
        return forces.getLast().through();
    }

    void hold(Held message) {
        held.addLast(message);
    }

    /** The next message that may leave once {@code through} writes are durable, or null. */
    Held release(long through) {
        Held first = held.peekFirst();
        return first != null && first.through() <= through ? held.removeFirst() : null;
    }
}
