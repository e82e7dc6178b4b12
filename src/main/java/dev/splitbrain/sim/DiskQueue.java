package dev.splitbrain.sim;

import dev.splitbrain.node.Message;
import java.util.ArrayDeque;

/**
 * A node's forced writes on their way to the disk, one after the other, and the messages held back behind them. The disk
 * works on the oldest; how long the others take is only known when their turn comes.
 */
final class DiskQueue {
    private final ArrayDeque<Force> forces = new ArrayDeque<>(0);
    private final ArrayDeque<Held> held = new ArrayDeque<>(0);
    private boolean fails;
    private long doneNanos;

    /** A forced write that makes the first {@code through} writes durable, unless it fails. */
    record Force(long through, long wroteStep) {}

    /** A message that leaves when the first {@code through} writes are durable. */
    record Held(long through, int to, Message message, long cause) {}

    void add(Force force) {
        forces.addLast(force);
    }

    boolean isIdle() {
        return forces.isEmpty();
    }

    /** The disk begins to work on the oldest, until then. */
    void begin(boolean willFail, long untilNanos) {
        fails = willFail;
        doneNanos = untilNanos;
    }

    /** Whether the disk has done its work on the oldest; not for an event that belongs to a queue that was dropped. */
    boolean isDue(long now) {
        return !forces.isEmpty() && now >= doneNanos;
    }

    /** Whether the oldest fails; told once. */
    boolean fails() {
        boolean told = fails;
        if (told) begin(false, Long.MAX_VALUE);
        return told;
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
